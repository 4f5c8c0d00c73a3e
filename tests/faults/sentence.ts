/** Signs of something that was meant for a programmer, and paths of the machine. */
const notForPeople = /\bat \S+ \(|\bError:|\b(?:ENOSPC|EIO|EPERM|EACCES|EROFS|ENOENT|ENOTCONN|ESTALE|EBUSY|EDQUOT)\b|undefined|\[object|(?:^|[\s"'])(?:\/[\w.-]+){2,}|[A-Z]:\\/;

/**
 * Whether a text can be shown to a person: one or more sentences, without a stack, a code of the system or a path of the machine. The place of the data
 * folder itself is allowed, since a person has to find it.
 */
export function isSentence(text: string, folder: string): boolean {
  const shown = text.replaceAll(folder, 'FOLDER');
  return /^[A-Z].*\.$/s.test(shown) && shown.split(' ').length > 3 && !notForPeople.test(shown);
}
