/** Why a text is not an NHS number. */
export type NhsNumberFault = 'notTenDigits' | 'checkDigit' | 'repeatedDigit';

/** The ten digits of an NHS number typed with blanks or dashes of any kind, or what is wrong with it. */
export function readNhsNumber(text: string): { readonly digits: string } | { readonly fault: NhsNumberFault } {
  const digits = text.replace(/[\s\p{Pd}\u2212]/gu, '');
  if (!/^\d{10}$/.test(digits)) return { fault: 'notTenDigits' };
  // Every repeated digit passes the checksum, so it is looked for on its own.
  if (/^(\d)\1{9}$/.test(digits)) return { fault: 'repeatedDigit' };
  return checkDigitHolds(digits) ? { digits } : { fault: 'checkDigit' };
}

function checkDigitHolds(digits: string): boolean {
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/** A fault as a sentence for the person who typed the number. */
export function nhsNumberFaultSentence(fault: NhsNumberFault): string {
  switch (fault) {
    case 'notTenDigits':
      return 'The NHS number does not have ten digits.';
    case 'checkDigit':
      return 'The NHS number fails its check digit: a digit is wrong or two are swapped.';
    case 'repeatedDigit':
      return 'The NHS number is one digit repeated, which is never issued.';
  }
}

/** As it is printed: 999 000 1235. */
export function plainNhsNumber(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}
