import { useEffect, useState } from 'react'
import { CoverageLegend } from '../panels/cameras/coverage-legend.tsx'
import { HeatLegend, HeatRamp } from '../panels/heat/legend.tsx'
import { Timeline } from '../panels/timeline/timeline.tsx'
import { form, openForm } from '../state/forms.ts'
import { useMay } from '../state/may.ts'
import { openModule } from '../state/module.ts'
import { selection } from '../state/selection.ts'
import { tool } from '../state/tool.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { modules } from './modules.tsx'
import { Sheet, type SheetHeight } from './sheet.tsx'
import { Side } from './side.tsx'

/** On a phone the side panel and the timeline share a sheet, which rises when there is a reason. */
export function PhoneSheet() {
  const { module } = useStore(openModule)
  const { selected } = useStore(selection)
  const { form: open } = useStore(form)
  const { tool: inHand } = useStore(tool)
  const may = useMay()
  const [height, setHeight] = useState<SheetHeight>('low')
  // A form needs the map beside it: half the screen each. Something selected is shown likewise.
  useEffect(() => {
    if (open) setHeight('half')
  }, [open])
  useEffect(() => {
    if (selected) setHeight('half')
  }, [selected])
  // What is put down on the map must be seen there.
  useEffect(() => {
    if (inHand.kind !== 'look') setHeight((now) => (now === 'high' ? 'half' : now))
  }, [inHand])
  const shown = modules.find(({ id }) => id === module) ?? modules[0]!
  const isOpening = module === 'heat' && !selected && !open
  const showsTimeline = isOpening && !may.onlyMine('incident')
  return (
    <>
      {isOpening && height === 'low' && may.ever('create', 'incident') && <QuickAdd />}
      <Sheet height={height} onHeight={setHeight}>
        {showsTimeline && <HeatRamp />}
        {showsTimeline && <Timeline />}
        <Side module={shown} />
        {showsTimeline && <HeatLegend />}
        {module === 'cameras' && <CoverageLegend />}
      </Sheet>
    </>
  )
}

/** One tap to write down what just happened. */
function QuickAdd() {
  const t = useText()
  return (
    <div className="quick-add">
      <Button look="primary" icon="plus" onPress={() => openForm({ kind: 'incident' })}>
        {t('incident.add')}
      </Button>
    </div>
  )
}
