import { useLayoutEffect, useRef } from 'react'
import { CoverageLegend } from '../panels/cameras/coverage-legend.tsx'
import { HeatLegend, HeatRamp } from '../panels/heat/legend.tsx'
import { foldLegend, legend } from '../state/legend.ts'
import { useStore } from '../state/use-store.ts'
import { coverLeft } from '../state/view.ts'
import { useText } from '../text/text.ts'
import { Icon } from '../ui/icons.tsx'

/** What the colours on the map mean: one card in its corner, which folds to a line. */
export function Legends() {
  const t = useText()
  const { folded } = useStore(legend)
  const card = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const { offsetLeft, offsetWidth } = card.current!
    coverLeft(folded ? 0 : offsetLeft + offsetWidth)
    return () => coverLeft(0)
  }, [folded])
  return (
    <section ref={card} className="legends" aria-label={t('shell.legend')}>
      <button
        type="button"
        className="legends-fold small"
        aria-expanded={!folded}
        onClick={() => foldLegend(!folded)}
      >
        {t('shell.legend')} <Icon name={folded ? 'up' : 'down'} size={14} />
      </button>
      {folded ? (
        <HeatRamp />
      ) : (
        <>
          <CoverageLegend />
          <HeatLegend />
        </>
      )}
    </section>
  )
}
