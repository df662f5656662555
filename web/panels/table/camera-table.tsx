import { useState } from 'react'
import { appearance } from '../../state/appearance.ts'
import type { CameraMark } from '../../state/camera-marks.ts'
import { select, selection } from '../../state/selection.ts'
import { useStore } from '../../state/use-store.ts'
import { flyTo } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { RowTable } from '../../ui/row-table.tsx'
import { useNarrow } from '../../ui/use-narrow.ts'
import { useMarks } from '../cameras/use-marks.ts'

type Key = 'name' | 'kind' | 'owner' | 'state' | 'since' | 'seen'

const widths: Record<Key, string> = {
  ...{ name: '21%', kind: '12%', owner: '14%' },
  ...{ state: '14%', since: '16%', seen: '23%' },
}

/** The cameras of today or of the open plan. */
export function CameraTable() {
  const t = useText()
  const formats = useFormats()
  const language = useStore(appearance, (state) => state.language)
  const { selected } = useStore(selection)
  const isNarrow = useNarrow()
  const marks = useMarks()
  const [sort, setSort] = useState<{ key: Key; isDescending: boolean }>({
    key: 'name',
    isDescending: false,
  })
  const words: Record<Key, (mark: CameraMark) => string> = {
    name: ({ name }) => name,
    kind: ({ placement }) => t(`cameras.kindShort.${placement.kind}`),
    owner: ({ camera }) => (camera ? t(`cameras.owner.${camera.ownerKind}`) : ''),
    state: ({ look, indoor }) =>
      [t(`cameras.look.${look}`), ...(indoor ? [t('cameras.indoor')] : [])].join(', '),
    seen: ({ camera }) => (camera ? t(`record.seenShort.${camera.classification}`) : ''),
    since: ({ deployment }) => (deployment ? formats.mediumDate(deployment.from) : ''),
  }
  const { compare } = new Intl.Collator(language)
  const rows = marks.toSorted((a, b) => {
    const order =
      sort.key === 'since'
        ? Number(a.deployment?.from ?? 0) - Number(b.deployment?.from ?? 0)
        : compare(words[sort.key](a), words[sort.key](b))
    return sort.isDescending ? -order : order
  })
  const all = ['name', 'kind', 'owner', 'state', 'since', 'seen'] as const
  const keys: readonly Key[] = isNarrow ? all.slice(0, -1) : all
  return (
    <RowTable<Key>
      label={t('table.cameras')}
      columns={keys.map((key) => ({
        key,
        words: key === 'seen' ? t('record.seenBy') : t(`cameras.table.${key}`),
        ...(isNarrow ? { width: key === 'name' ? '34%' : 'auto' } : { width: widths[key] }),
      }))}
      length={rows.length}
      sort={sort}
      onSort={(key) => setSort({ key, isDescending: sort.key === key && !sort.isDescending })}
      sortLabel={(column) => t('table.sortBy', { column })}
      cells={(row) => keys.map((key) => words[key](rows[row]!))}
      isSelected={(row) => selected?.kind === 'camera' && selected.id === rows[row]!.id}
      onSelect={(row) => {
        const { id, placement } = rows[row]!
        select({ kind: 'camera', id })
        flyTo(placement.position)
      }}
    />
  )
}
