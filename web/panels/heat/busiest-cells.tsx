import { useState } from 'react'
import { heat } from '../../state/heat.ts'
import { select } from '../../state/selection.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'

const SHOWN = 10
/** How many more are listed each time somebody asks. */
const MORE = 30

/** The cells with the most, as a list that grows: the way to any cell without a mouse. */
export function BusiestCells() {
  const t = useText()
  const formats = useFormats()
  const cells = useStore(heat, (state) => state.summary?.cells) ?? []
  const [shown, setShown] = useState(SHOWN)
  if (cells.length === 0) return null
  const most = cells[0]!.count
  return (
    <section aria-label={t('heat.busiest')}>
      <h3>{t('heat.busiest')}</h3>
      <ol className="bar-list">
        {cells.slice(0, shown).map(({ cell, count }, i) => (
          <li key={cell}>
            <button
              type="button"
              className="bar-row plain"
              onClick={() => select({ kind: 'cell', id: cell })}
            >
              <span className="bar" style={{ width: `${(88 * count) / most}%` }} />
              <span>{t('heat.cellRow', { rank: i + 1 })}</span>
              <span className="number">{formats.number(count)}</span>
            </button>
          </li>
        ))}
      </ol>
      {cells.length > shown && (
        <Button onPress={() => setShown(shown + MORE)}>
          {t('heat.moreCells', { n: formats.number(cells.length - shown) })}
        </Button>
      )}
    </section>
  )
}
