/** The number on a label: digits that can be typed where there is no camera, the last of them a check digit. */

/** The shortest number, so that all labels of a region look alike for a long time. */
const fewestDigits = 6;

/** `0001234` and its check digit by Luhn's rule (ISO/IEC 7812-1), which finds every digit that is typed wrong. */
export function parcelLabel(number: number): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`${number} is no number of a parcel.`);
  const digits = String(number).padStart(fewestDigits, '0');
  return `${digits}${checkDigit(digits)}`;
}

/** The number behind a label as it was typed or scanned, with or without spaces; undefined for a slip. */
export function readParcelLabel(typed: string): number | undefined {
  const label = typed.replaceAll(/[\s.-]/g, '');
  if (!/^\d{7,16}$/.test(label)) return undefined;
  const digits = label.slice(0, -1);
  const number = Number(digits);
  return checkDigit(digits) === label.slice(-1) && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined;
}

function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
