import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Hotspot, hotspotStatus } from '../../../geodata/model/hotspot.ts'
import { appearance } from '../../state/appearance.ts'
import { boxOf } from '../../state/box-of.ts'
import { hotspotsQuery } from '../../state/hotspots.ts'
import { here } from '../../state/municipality.ts'
import { select, selection } from '../../state/selection.ts'
import { useStore } from '../../state/use-store.ts'
import { flyToBox } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { RowTable } from '../../ui/row-table.tsx'
import { useNarrow } from '../../ui/use-narrow.ts'
import { StatusWords } from '../hotspot/status-words.tsx'

type Key = 'name' | 'status' | 'responsible' | 'seen'

/** The hotspots. */
export function HotspotTable() {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const language = useStore(appearance, (state) => state.language)
  const { selected } = useStore(selection)
  const { data = [] } = useQuery(hotspotsQuery(code))
  const [sort, setSort] = useState<{ key: Key; isDescending: boolean }>({
    key: 'name',
    isDescending: false,
  })
  const isNarrow = useNarrow()
  const seenBy = ({ classification }: Hotspot) => t(`record.seenShort.${classification}`)
  const { compare } = new Intl.Collator(language)
  const rows = data.toSorted((a, b) => {
    const order =
      sort.key === 'status'
        ? hotspotStatus.options.indexOf(a.status) - hotspotStatus.options.indexOf(b.status)
        : sort.key === 'seen'
          ? compare(seenBy(a), seenBy(b))
          : compare(a[sort.key], b[sort.key])
    return sort.isDescending ? -order : order
  })
  return (
    <RowTable<Key>
      label={t('table.hotspots')}
      columns={[
        { key: 'name', words: t('table.name'), width: isNarrow ? '40%' : '33%' },
        { key: 'status', words: t('table.status'), ...(isNarrow ? {} : { width: '18%' }) },
        { key: 'responsible', words: t('table.responsible') },
        ...(isNarrow ? [] : [{ key: 'seen' as const, words: t('record.seenBy') }]),
      ]}
      length={rows.length}
      sort={sort}
      onSort={(key) => setSort({ key, isDescending: sort.key === key && !sort.isDescending })}
      sortLabel={(column) => t('table.sortBy', { column })}
      cells={(row) => {
        const { name, status, responsible } = rows[row]!
        const cells = [name, <StatusWords key="status" status={status} />, responsible]
        return isNarrow ? cells : [...cells, seenBy(rows[row]!)]
      }}
      isSelected={(row) => selected?.kind === 'hotspot' && selected.id === rows[row]!.id}
      onSelect={(row) => {
        select({ kind: 'hotspot', id: rows[row]!.id })
        flyToBox(boxOf(rows[row]!.area))
      }}
    />
  )
}
