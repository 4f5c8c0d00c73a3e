import { z } from 'zod';
import { PractitionerId } from './ids.ts';

/** What a person is at the meeting for. The same words name the roles a quorum counts. */
export const Role = z.enum([
  'chair',
  'coordinator',
  'spinalSurgeon',
  'sarcomaSurgeon',
  'clinicalOncologist',
  'medicalOncologist',
  'radiologist',
  'pathologist',
  'nurseSpecialist',
  'other',
]);
export type Role = z.infer<typeof Role>;

/** The role as people say it. */
export function roleName(role: Role): string {
  const names: Record<Role, string> = {
    chair: 'chair',
    coordinator: 'MDT coordinator',
    spinalSurgeon: 'spinal surgeon',
    sarcomaSurgeon: 'sarcoma surgeon',
    clinicalOncologist: 'clinical oncologist',
    medicalOncologist: 'medical oncologist',
    radiologist: 'radiologist',
    pathologist: 'pathologist',
    nurseSpecialist: 'clinical nurse specialist',
    other: 'observer or other',
  };
  return names[role];
}

/** Who is at the keyboard: chosen once, shown, and carried by every event. */
export const Actor = z.strictObject({
  name: z.string().trim().min(1, 'needs a name').max(120),
  role: Role,
  trust: z.string().trim().max(120),
  /** Set where the person was chosen from the directory. */
  practitionerId: PractitionerId.nullable().default(null),
});
export type Actor = z.infer<typeof Actor>;
