import { useMemo } from 'react'
import type { AuditEvent } from '../../../geodata/model/work.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { ListTable } from '../list-table.tsx'
import { unitWords, useUnits } from '../use-units.ts'
import { changeNote } from './change-note.ts'
import { type Difference, differenceOf } from './difference.ts'
import { fieldWords, inOrder } from './field-words.ts'
import { type Telling, valueWords } from './value-words.ts'

/** What an event changed: before and after beside each other, or what there was of one of them. */
export function Differences({ event }: { event: AuditEvent }) {
  const t = useText()
  const { before, after } = event
  const telling = useTelling()
  const differences = useMemo(() => inOrder(differenceOf(before, after)), [before, after])
  if (differences.length === 0) return <p>{t('log.entry.same')}</p>
  if (before !== null && after !== null) return <Both telling={telling} differences={differences} />
  const title =
    after === null
      ? t('log.entry.deleted')
      : t(event.action === 'create' ? 'log.entry.created' : 'log.entry.told')
  return (
    <ListTable
      label={title}
      needsRem={24}
      columns={[
        { key: 'field', words: title, width: '34%' },
        { key: 'value', words: t('log.entry.value') },
      ]}
      rows={differences.map((one) => ({
        key: one.field,
        cells: [
          fieldWords(t, one.field),
          <Value
            key="value"
            telling={telling}
            field={one.field}
            value={after === null ? one.before : one.after}
          />,
        ],
      }))}
    />
  )
}

function Both({ telling, differences }: { telling: Telling; differences: Difference[] }) {
  const t = useText()
  return (
    <ListTable
      label={t('log.entry.changes')}
      needsRem={34}
      columns={[
        { key: 'field', words: t('log.entry.changes'), width: '26%' },
        { key: 'before', words: t('log.entry.before'), width: '37%' },
        { key: 'after', words: t('log.entry.after') },
      ]}
      rows={differences.map((one) => {
        const note = changeNote(telling, one)
        return {
          key: one.field,
          cells: [
            fieldWords(t, one.field),
            <Value key="before" telling={telling} field={one.field} value={one.before} />,
            <span key="after">
              <Value telling={telling} field={one.field} value={one.after} />
              {note && <span className="muted"> ({note})</span>}
            </span>,
          ],
        }
      })}
    />
  )
}

const Value = (props: { telling: Telling; field: string; value: unknown }) => (
  <span className="log-value">{valueWords(props.telling, props.field, props.value)}</span>
)

function useTelling(): Telling {
  const t = useText()
  const formats = useFormats()
  const units = useUnits()
  return {
    ...{ t, formats },
    unit: (id) => {
      const unit = units.get(id)
      return unit && unitWords(unit)
    },
  }
}
