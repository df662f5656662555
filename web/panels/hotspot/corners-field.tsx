import type { Area } from '../../../geodata/model/shape.ts'
import { closeCorners, dropCorner, takeCorners, tapAt, tool } from '../../state/tool.ts'
import { useStore } from '../../state/use-store.ts'
import { view } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemWords } from '../../ui/field.tsx'
import { edgesCross } from './hotspot-draft.ts'

type Props = {
  area: Area | null
  hasProblem: boolean
  /** It has just been asked for: the keyboard goes on from its first button. */
  isFresh?: boolean
}

/** The area of a hotspot: drawn by taps on the map, or corner by corner in its middle. */
export function CornersField(props: Props) {
  const { area, hasProblem, isFresh = false } = props
  const t = useText()
  const formats = useFormats()
  const { tool: now } = useStore(tool)
  if (now.kind !== 'corners')
    return (
      <div className="field">
        <span className="label">{t('hotspot.draw')}</span>
        <div className="panel-actions">
          <Button icon="polygon" onPress={() => takeCorners(cornersOf(area))}>
            {t('hotspot.redraw')}
          </Button>
        </div>
      </div>
    )
  const { corners, closed } = now
  const crosses = edgesCross(corners)
  return (
    <div className="field">
      <span className="label">{t('hotspot.draw')}</span>
      {!closed && <p className="muted">{t('hotspot.drawHelp')}</p>}
      {!closed && <p className="help">{t('hotspot.drawKeys')}</p>}
      <p role="status">
        {t('hotspot.corners', { count: corners.length, n: formats.number(corners.length) })}
      </p>
      <div className="panel-actions">
        <Button
          icon="place"
          autoFocus={isFresh}
          isDisabled={closed}
          onPress={() => {
            const centre = view.getState().view?.centre
            if (centre) tapAt(centre)
          }}
        >
          {t('hotspot.addCorner')}
        </Button>
        <Button icon="undo" isDisabled={corners.length === 0} onPress={dropCorner}>
          {t('hotspot.undoCorner')}
        </Button>
        <Button icon="check" isDisabled={corners.length < 3 || closed} onPress={closeCorners}>
          {t('hotspot.finish')}
        </Button>
      </div>
      {(hasProblem || crosses) && (
        <div className="problem" role="alert">
          <ProblemWords>{t(crosses ? 'hotspot.crosses' : 'hotspot.needsArea')}</ProblemWords>
        </div>
      )}
    </div>
  )
}

// A single ring can be taken up and dragged; anything more intricate is drawn anew.
const cornersOf = (area: Area | null) =>
  area?.type === 'Polygon' && area.coordinates.length === 1 ? area.coordinates[0]!.slice(0, -1) : []
