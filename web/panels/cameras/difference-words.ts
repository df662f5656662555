import type { Comparison } from '../../../geodata/placement/compare.ts'
import type { Formats } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

/** What is different about a camera, in words: "flyttad 12,4 m, riktad om". */
export const differenceWords = (
  t: Text,
  formats: Formats,
  { differences, movedM }: Pick<Comparison['changed'][number], 'differences' | 'movedM'>,
): string =>
  differences
    .map((one) => {
      if (one !== 'moved') return t(`cameras.difference.${one}`)
      return movedM < 1
        ? t('cameras.difference.movedBit')
        : t('cameras.difference.moved', { m: formats.number(movedM, movedM < 10 ? 1 : 0) })
    })
    .join(', ')

/** A plan against today as sentences, one a camera. */
export const changeLines = (
  t: Text,
  formats: Formats,
  { added, changed, removed }: Comparison,
): { id: string; words: string }[] => [
  ...added.map(({ id, name, kind }) => ({
    id,
    words: t('cameras.carryOut.addedLine', {
      name,
      kind: t(`cameras.kind.${kind}`).toLocaleLowerCase(),
    }),
  })),
  ...changed.map((one) => ({
    id: one.to.id,
    words: t('cameras.carryOut.changedLine', {
      name: one.to.name,
      how: differenceWords(t, formats, one),
    }),
  })),
  ...removed.map(({ id, name }) => ({
    id: `gone ${id}`,
    words: t('cameras.carryOut.removedLine', { name }),
  })),
]
