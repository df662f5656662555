import { useState } from 'react'
import { type IncidentCategory, incidentCategory } from '../../../geodata/model/incident.ts'
import type { ColumnField, ToldColumn } from '../../api/imports.ts'
import { chooseAnother, type Importing, tryFile } from '../../state/importing.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'

/** What a column may be said to tell, in the order that people think of an incident. */
const fields = [
  ...(['category', 'time', 'date', 'from', 'to', 'month', 'placeName', 'lon', 'lat'] as const),
  ...(['easting', 'northing', 'description', 'externalId', 'source', 'precision'] as const),
  ...(['radiusM', 'setting', 'policeInitiated'] as const),
] as const satisfies readonly ColumnField[]

const UNUSED = 'unused'
type Chosen = ColumnField | typeof UNUSED

/** Somebody says what each column of a file tells, and what categories mean that nobody knows. */
export function MapColumns({ file, stated, columns, unknown }: Importing & { step: 'mapping' }) {
  const t = useText()
  const [chosen, setChosen] = useState<readonly Chosen[]>(
    columns.map(({ field }) => field ?? UNUSED),
  )
  const [category, setCategory] = useState<IncidentCategory | null>(stated.category ?? null)
  const [categories, setCategories] = useState(stated.categories ?? {})
  const take = (at: number, next: Chosen) =>
    // One column a field: the one that had it is free again.
    setChosen(chosen.map((one, i) => (i === at ? next : one === next ? UNUSED : one)))
  const read = () => {
    const headers = columns.flatMap(({ header }, i) =>
      chosen[i] === UNUSED ? [] : [[chosen[i]!, header] as const],
    )
    const { category: _, ...before } = stated
    const now = { columns: Object.fromEntries(headers), categories }
    void tryFile(file, { ...before, ...now, ...(category && { category }) })
  }
  return (
    <>
      <h3>{t('imports.mapTitle')}</h3>
      <p>{t('imports.mapWhat', { name: file.name })}</p>
      <div className="import-columns">
        {columns.map(
          (column, i) =>
            // A column is told by its header: one without is none.
            column.header.trim() !== '' && (
              <Column
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand in the file
                key={`${i} ${column.header}`}
                column={column}
                chosen={chosen[i]!}
                onChange={(next) => take(i, next)}
              />
            ),
        )}
      </div>
      {!chosen.includes('category') && (
        <CategorySelect
          label={t('imports.allRows')}
          none={t('imports.allRowsNone')}
          value={category}
          onChange={setCategory}
        />
      )}
      <UnknownCategories
        unknown={unknown}
        categories={categories}
        onChange={(value, next) => {
          const { [value]: _, ...others } = categories
          setCategories(next ? { ...others, [value]: next } : others)
        }}
      />
      <div className="panel-actions">
        <Button look="primary" onPress={read}>
          {t('imports.mapRead')}
        </Button>
        <Button onPress={chooseAnother}>{t('imports.back')}</Button>
      </div>
    </>
  )
}

function Column(props: { column: ToldColumn; chosen: Chosen; onChange: (next: Chosen) => void }) {
  const { column, chosen, onChange } = props
  const t = useText()
  const { header, examples } = column
  return (
    <div className="import-column">
      <div>
        <p className="import-name">
          <strong>{header}</strong>
        </p>
        <p className="muted small import-name">
          {examples.length > 0 ? examples.join(' · ') : t('imports.noExamples')}
        </p>
      </div>
      <Select
        label={header}
        labelHidden
        value={chosen}
        onChange={(id) => onChange(id as Chosen)} // the ids are the fields
        options={[
          { id: UNUSED, words: t('imports.unusedColumn') },
          ...fields.map((id) => ({ id, words: t(`imports.field.${id}`) })),
        ]}
      />
    </div>
  )
}

const MOST_UNKNOWN = 30

function UnknownCategories(props: {
  unknown: (Importing & { step: 'mapping' })['unknown']
  categories: { readonly [value: string]: IncidentCategory }
  onChange: (value: string, next: IncidentCategory | null) => void
}) {
  const { unknown, categories, onChange } = props
  const t = useText()
  const formats = useFormats()
  if (unknown.length === 0) return null
  return (
    <>
      <h3>{t('imports.unknownTitle')}</h3>
      <div className="import-columns">
        {unknown.slice(0, MOST_UNKNOWN).map(({ value, n }) => {
          const small = value.trim().normalize('NFC').toLowerCase()
          return (
            <CategorySelect
              key={value}
              label={t('imports.unknownOne', { value, n: formats.number(n) })}
              none={t('imports.unknownSkip')}
              value={categories[small] ?? null}
              onChange={(next) => onChange(small, next)}
            />
          )
        })}
      </div>
    </>
  )
}

const NONE = 'none'

function CategorySelect(props: {
  label: string
  none: string
  value: IncidentCategory | null
  onChange: (next: IncidentCategory | null) => void
}) {
  const { label, none, value, onChange } = props
  const t = useText()
  return (
    <Select
      label={label}
      value={value ?? NONE}
      onChange={(id) => onChange(incidentCategory.options.find((one) => one === id) ?? null)}
      options={[
        { id: NONE, words: none },
        ...incidentCategory.options.map((id) => ({ id, words: t(`incident.category.${id}`) })),
      ]}
    />
  )
}
