import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Batch } from '../../api/imports.ts'
import { batchesQuery, undoBatch } from '../../state/importing.ts'
import { useMay } from '../../state/may.ts'
import { here } from '../../state/municipality.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { problemWords } from '../problem-words.ts'

/** The latest imports that one sees, each of which can be undone by whoever owns it. */
export function LatestImports() {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data } = useQuery(batchesQuery(code))
  const heading = useRef<HTMLHeadingElement>(null)
  if (!data) return null
  return (
    <section aria-labelledby="latest-imports">
      <h3 ref={heading} tabIndex={-1} id="latest-imports">
        {t('imports.latest')}
      </h3>
      {data.length === 0 ? (
        <p className="muted">{t('imports.none')}</p>
      ) : (
        <ul className="import-batches">
          {data.map((batch) => (
            <Row key={batch.id} batch={batch} onUndone={() => heading.current?.focus()} />
          ))}
        </ul>
      )}
    </section>
  )
}

const kinds = ['incidents', 'town', 'terrain', 'demo'] as const

/** @param props.onUndone where the keyboard goes on from: the button is gone with its row */
function Row({ batch, onUndone }: { batch: Batch; onUndone: () => void }) {
  const t = useText()
  const formats = useFormats()
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const [isUndoing, setUndoing] = useState(false)
  const { fileName: name, added, changed } = batch
  const kind = kinds.find((one) => one === batch.kind)
  const undo = async () => {
    setUndoing(true)
    try {
      const { removed, restored, kept } = await undoBatch(batch)
      const n = formats.number
      const counts = { removed: n(removed), restored: n(restored), kept: n(kept) }
      onUndone()
      say(t('imports.undone', { name, ...counts }))
    } catch (problem) {
      say(problemWords(t, problem), { tone: 'bad' })
    } finally {
      setUndoing(false)
      setAsking(false)
    }
  }
  return (
    <li>
      <div>
        <p className="import-name">{name}</p>
        <p className="muted small">
          {t('imports.batch', {
            ...{ kind: kind ? t(`imports.kind.${kind}`) : batch.kind },
            at: formats.dateTime(new Date(batch.createdAt)),
            ...{ added: formats.number(added), changed: formats.number(changed) },
          })}
        </p>
        {isAsking && <p className="small">{t('imports.undoWhat')}</p>}
      </div>
      {may.to('delete', 'import-batch', batch) &&
        (isAsking ? (
          <div className="panel-actions">
            <Button
              look="danger"
              icon="undo"
              isDisabled={isUndoing}
              onPress={() => void undo()}
              autoFocus
            >
              {t('imports.undo')}
            </Button>
            <Button isDisabled={isUndoing} onPress={() => setAsking(false)}>
              {t('imports.cancel')}
            </Button>
          </div>
        ) : (
          <Button
            look="quiet"
            icon="undo"
            aria-label={t('imports.undoOf', { name })}
            onPress={() => setAsking(true)}
          >
            {t('imports.undo')}
          </Button>
        ))}
    </li>
  )
}
