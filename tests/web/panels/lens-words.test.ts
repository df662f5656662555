import { expect, test } from 'vitest'
import { builtInLenses } from '../../../geodata/data/lenses.ts'
import type { LensFacts } from '../../../geodata/model/lens.ts'
import {
  heightWords,
  lensLine,
  pixelWords,
  widthWords,
} from '../../../web/panels/cameras/lens-words.ts'
import { formatsFor } from '../../../web/text/format.ts'
import { wordsIn } from '../administration/telling.ts'

const formats = formatsFor('sv', 'Europe/Stockholm')
const named = (model: string): LensFacts => builtInLenses.find((one) => one.model === model)!
const plain = (words: string) => words.replace(/\s/g, ' ')

test('a model is told by how it sees, from one end of its zoom to the other', () => {
  expect(widthWords(formats, named('P3265-LVE 9 mm'))).toBe('36–100°')
  expect(heightWords(formats, named('P3265-LVE 9 mm'))).toBe('20–53°')
  expect(widthWords(formats, named('M4317-PLVE'))).toBe('182°')
  expect(widthWords(formats, named('P3717-PLE'))).toBe('4 × 49–96°')
  expect(widthWords(formats, named('XNP-6400RW'))).toBe('1,9–65,7°')
  expect(plain(pixelWords(formats, named('P1468-LE')))).toBe('3 840 × 2 160')
  expect(plain(lensLine(wordsIn('sv'), formats, named('P1468-LE')))).toBe(
    'Axis P1468-LE · 49–108° · 3 840 px',
  )
})
