import { tellAccess } from './accessTold.ts';

/** Copies text for a mail; answers what to say of it: that it was copied, or what to do where the computer does not let us. */
export async function copyText(text: string, copied: string): Promise<string> {
  return navigator.clipboard.writeText(text).then(
    () => {
      tellAccess('copied');
      return copied;
    },
    () => 'This computer does not let MDT Desk copy. Save it as a text file instead.',
  );
}
