import type { SearchFilters } from '../../shared/api/searchViews.ts';

/** Any case. */
export const noFilters: SearchFilters = { state: null, meetingId: null, urgent: false, onNoList: false, site: null, surgeon: null };
