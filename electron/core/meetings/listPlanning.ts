import { z } from 'zod';
import { ListSettings } from '../../../shared/api/listViews.ts';
import { DeskChanges } from '../../../shared/domain/deskChange.ts';
import { MeetingSeries } from '../../../shared/domain/meetingSeries.ts';

/** The recurring meetings and how lists are made and sent here, with who changed them; kept in a document of its own. */
export const StoredPlanning = z.strictObject({ series: z.array(MeetingSeries).max(50), settings: ListSettings, changes: DeskChanges.default([]) });
export type StoredPlanning = z.infer<typeof StoredPlanning>;

export const emptyPlanning: StoredPlanning = {
  series: [],
  settings: {
    identifiers: { name: true, nhsNumber: true, hospitalNumber: true, dateOfBirth: true },
    recipients: [],
    sections: ['Urgent', 'New', 'Review', 'Retrospective'],
    breakAfterMinutes: 60,
    followUpAfterDays: 28,
  },
  changes: [],
};
