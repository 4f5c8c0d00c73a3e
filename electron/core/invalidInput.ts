import type { z } from 'zod';
import { refuse, type Result } from '../../shared/domain/result.ts';

/** Fields that people know by another name than their own. */
const namedOtherwise: ReadonlyMap<string, string> = new Map([['base64', 'the file']]);

/** No sentence to a person is longer; what was sent may be as long as a file. */
const longestSentence = 400;
const longestField = 200;
/** More choices than a sentence can name. */
const mostChoices = 12;

/** Refuses an input for the first thing that is wrong with it, as a sentence with the field's name: "Due is not a date on the calendar." */
export function invalidInput({ issues: [issue] }: z.ZodError): Result<never> {
  const name = issue?.path.findLast((key) => typeof key === 'string') ?? 'the input';
  const words = (namedOtherwise.get(name) ?? name).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const subject = shortened(words.charAt(0).toUpperCase() + words.slice(1), longestField);
  const sentence = `${subject} ${issue === undefined ? 'is not as expected' : wordsFor(issue)}.`;
  return refuse('invalidInput', shortened(sentence, longestSentence), [], shortened(issue?.path.join('.') ?? '', longestField));
}

/**
 * What is wrong, going on from the subject. Our own messages do ("needs an owner"); those of the library are a programmer's, and some
 * say again all that was sent.
 */
function wordsFor(issue: z.core.$ZodIssue): string {
  if (/^[a-z]/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has a field that is not known here: "${shortened(issue.keys[0] ?? '', 60)}"`;
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'is missing' : 'is not what is expected here';
    case 'invalid_value':
      return `is none of the choices: ${issue.values.slice(0, mostChoices).join(', ')}${issue.values.length > mostChoices ? ' …' : ''}`;
    case 'too_big':
      return `${bounds(issue.origin).big} ${issue.maximum}${bounds(issue.origin).unit}`;
    case 'too_small':
      return `${bounds(issue.origin).small} ${issue.minimum}${bounds(issue.origin).unit}`;
    case 'invalid_format':
      return 'is not written as expected';
    default:
      return 'is not what is expected here';
  }
}

function bounds(origin: string): { readonly big: string; readonly small: string; readonly unit: string } {
  if (origin === 'string') return { big: 'is longer than', small: 'is shorter than', unit: ' characters' };
  if (origin === 'array' || origin === 'set') return { big: 'has more than', small: 'has fewer than', unit: ' entries' };
  return { big: 'is more than', small: 'is less than', unit: '' };
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
