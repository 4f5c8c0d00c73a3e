import { z } from 'zod';
import { readNhsNumber } from './nhsNumber.ts';

/** Ten digits with a check digit that holds; 9990001235. */
export const NhsNumber = z.string().refine((text) => /^\d{10}$/.test(text) && 'digits' in readNhsNumber(text), 'is not a valid NHS number');
export type NhsNumber = z.infer<typeof NhsNumber>;

/** NHS Data Dictionary "NHS NUMBER STATUS INDICATOR": 01 verified, 02 not traced, 03 trace required, 07 not present and not required. */
export const NhsNumberStatus = z.enum(['01', '02', '03', '04', '05', '06', '07', '08']);
export type NhsNumberStatus = z.infer<typeof NhsNumberStatus>;
