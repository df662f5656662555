import { useState } from 'react'
import type { Outcome } from '../../api/imports.ts'
import { bringIn, chooseAnother, type Importing, mapColumns } from '../../state/importing.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Options } from '../../ui/options.tsx'
import { OutcomeFacts } from './outcome-facts.tsx'
import { RefusedRows } from './refused-rows.tsx'

const audiences = ['own', 'police', 'authorities', 'internal'] as const

/** What a file holds, before anything of it is saved; and the way on. */
export function TriedFile({ file, stated, outcome }: Importing & { step: 'tried' }) {
  const t = useText()
  const { kind, added, changed, incidents } = outcome
  const [classification, setClassification] = useState<(typeof audiences)[number]>('own')
  const isNew = added + changed > 0
  return (
    <>
      <p role="status">
        <strong>{t('imports.from', { name: file.name, kind: t(`imports.kind.${kind}`) })}</strong>{' '}
        {t('imports.nothingKept')}
      </p>
      <OutcomeFacts outcome={outcome} />
      <RefusedRows outcome={outcome} />
      {kind === 'incidents' && added > 0 && (
        <Options
          label={t('imports.seenBy')}
          options={audiences.map((id) => ({
            ...{ id, words: t(`record.seenShort.${id}`), what: t(`record.audienceWhat.${id}`) },
          }))}
          value={classification}
          onChange={setClassification}
        />
      )}
      {!isNew && kind !== 'town' && <p>{t('imports.nothingNew')}</p>}
      <div className="panel-actions">
        {(isNew || kind === 'town') && (
          <Button
            look="primary"
            onPress={() =>
              void bringIn(file, { ...stated, ...(kind === 'incidents' && { classification }) })
            }
            autoFocus
          >
            <SaveWords outcome={outcome} />
          </Button>
        )}
        {incidents && (
          <Button
            onPress={() =>
              mapColumns({
                ...{ file, stated, columns: incidents.columns },
                unknown: incidents.unknownCategories,
              })
            }
          >
            {t('imports.mapChange')}
          </Button>
        )}
        <Button onPress={chooseAnother}>{t('imports.back')}</Button>
      </div>
    </>
  )
}

function SaveWords({ outcome: { kind, added, changed } }: { outcome: Outcome }) {
  const t = useText()
  const formats = useFormats()
  if (kind === 'town') return t('imports.saveMap')
  if (kind === 'terrain') return t('imports.saveTerrain')
  const n = added + changed
  return t('imports.save', { count: n, n: formats.number(n) })
}
