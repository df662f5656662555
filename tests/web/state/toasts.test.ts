import { expect, test } from 'vitest'
import { shownMs } from '../../../web/state/toasts.ts'

const plain = { words: 'Ändringen är sparad.', tone: 'plain' as const }

test('a message stays while it is read, and one with something to do longer', () => {
  expect(shownMs(plain)).toBe(5_000)
  expect(shownMs({ ...plain, words: 'ord '.repeat(30) })).toBe(9_000)
  expect(shownMs({ ...plain, tone: 'bad' })).toBe(20_000)
  expect(shownMs({ ...plain, undo: { label: 'Ångra', run: async () => {} } })).toBe(20_000)
})
