import { z } from 'zod';
import { vertebralLevels } from './vertebra.ts';

/** One level of the spine, such as "T8", "skullBase" or "coccyx". */
export const VertebralLevel = z.string().refine((level) => vertebralLevels.includes(level), 'is not a level of the spine');
