import { holdsPersonalNumber } from '../../geodata/privacy/personal-number.ts'
import { ImportError, type Words } from './import-error.ts'

/**
 * Stops an import whose file name, source or header would be kept with a personal identity number
 * in it. The number is not repeated.
 *
 * @param where what the text is and what to do about it: the end of one sentence
 * @throws {ImportError} personal-number
 */
export function assertNobodyNamed(text: string, where: Words): void {
  if (!holdsPersonalNumber(text)) return
  throw new ImportError('personal-number', {
    sv: `Det verkar stå ett personnummer i ${where.sv}.`,
    en: `There seems to be a personal identity number in ${where.en}.`,
  })
}
