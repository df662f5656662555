import { useState } from 'react'
import type { Placement } from '../../../geodata/model/camera.ts'
import { findCrossing } from '../../../geodata/shape/crossing.ts'
import { changePlacement } from '../../state/plan-edits.ts'
import { lookAround, takeCorners, tool } from '../../state/tool.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { CornersField } from '../hotspot/corners-field.tsx'
import { areaOf } from '../hotspot/hotspot-draft.ts'

const MOST = 40

/** The privacy masks of a planned camera: drawn on the map, taken away one by one. */
export function MaskFields({ placement }: { placement: Placement }) {
  const t = useText()
  const formats = useFormats()
  const { tool: now } = useStore(tool)
  const [isDrawing, setDrawing] = useState(false)
  const [wasDrawing, setWasDrawing] = useState(false)
  const { masks } = placement
  const corners = now.kind === 'corners' ? now.corners : []
  const shape = areaOf(corners)
  const isReady = shape !== undefined && findCrossing(shape) === undefined
  const stop = () => {
    setDrawing(false)
    setWasDrawing(true)
    lookAround()
  }
  const add = () => {
    if (shape) changePlacement('mask', placement, { masks: [...masks, shape] })
    stop()
  }
  const remove = (i: number) => changePlacement('mask', placement, { masks: masks.toSpliced(i, 1) })
  return (
    <section aria-label={t('cameras.mask.title')}>
      <h3>{t('cameras.mask.title')}</h3>
      <p className="notes">{t('cameras.mask.what')}</p>
      {masks.length > 0 && (
        <ul className="mask-list">
          {masks.map((_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: masks have no names but their places
            <li key={i}>
              {t('cameras.mask.one', { n: formats.number(i + 1) })}
              <IconButton
                icon="trash"
                look="quiet"
                label={t('cameras.mask.removeOne', { n: i + 1 })}
                onPress={() => remove(i)}
              />
            </li>
          ))}
        </ul>
      )}
      {isDrawing && now.kind === 'corners' ? (
        <>
          <CornersField area={null} hasProblem={false} isFresh />
          <div className="panel-actions">
            <Button look="primary" isDisabled={!isReady} onPress={add}>
              {t('cameras.mask.add')}
            </Button>
            <Button onPress={stop}>{t('cameras.add.cancel')}</Button>
          </div>
        </>
      ) : (
        <div className="panel-actions">
          <Button
            icon="polygon"
            // Whoever has drawn one goes on from here.
            autoFocus={wasDrawing}
            isDisabled={masks.length >= MOST}
            onPress={() => {
              setDrawing(true)
              takeCorners()
            }}
          >
            {t('cameras.mask.draw')}
          </Button>
        </div>
      )}
    </section>
  )
}
