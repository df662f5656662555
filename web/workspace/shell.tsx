import { useEffect, useState } from 'react'
import { MapView } from '../map/map-view.tsx'
import { CoverageLegend } from '../panels/cameras/coverage-legend.tsx'
import { HeatLegend } from '../panels/heat/legend.tsx'
import { KeysDialog } from '../panels/help/keys-dialog.tsx'
import { Timeline } from '../panels/timeline/timeline.tsx'
import { form } from '../state/forms.ts'
import { openModule } from '../state/module.ts'
import { selection } from '../state/selection.ts'
import { tool } from '../state/tool.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { IconButton } from '../ui/button.tsx'
import { Header } from './header.tsx'
import { listenForKeys } from './keys.ts'
import { modules } from './modules.tsx'
import { Rail } from './rail.tsx'
import { Sheet, type SheetHeight } from './sheet.tsx'
import './shell.css'
import { Side } from './side.tsx'
import { Toasts } from './toasts.tsx'
import { useNarrow } from './use-narrow.ts'

/** The frame: header, rail, map, side panel and the timeline under them. */
export function Shell() {
  const t = useText()
  const isNarrow = useNarrow()
  const { module } = useStore(openModule)
  const [showsKeys, setShowsKeys] = useState(false)
  useEffect(() => listenForKeys(() => setShowsKeys(true)), [])
  const open = modules.find(({ id }) => id === module) ?? modules[0]!
  return (
    <div className="shell" data-wide={(open.wide ?? false) || undefined}>
      <a className="skip" href="#map">
        {t('shell.skipToMap')}
      </a>
      <Header onShowKeys={() => setShowsKeys(true)} />
      <Rail open={open.id} />
      <main className="stage" id="map" tabIndex={-1} aria-label={t('shell.map')}>
        <MapView />
        <MapTop />
        {!isNarrow && (
          <div className="legends">
            <CoverageLegend />
            <HeatLegend />
          </div>
        )}
        <Toasts />
        {isNarrow && <PhoneSheet />}
      </main>
      {!isNarrow && (
        <aside className="side" aria-label={t('shell.details')}>
          <Side module={open} />
        </aside>
      )}
      {!isNarrow && <FoldingTimeline />}
      <KeysDialog isOpen={showsKeys} onOpenChange={setShowsKeys} />
    </div>
  )
}

/** The cross in the middle of the map while something is to be put there. */
function MapTop() {
  const { tool: now } = useStore(tool)
  return now.kind === 'look' ? null : <div className="crosshair" aria-hidden="true" />
}

function FoldingTimeline() {
  const t = useText()
  const [isFolded, setFolded] = useState(false)
  return (
    <section
      className="timeline"
      aria-label={t('shell.period')}
      data-folded={isFolded || undefined}
    >
      {!isFolded && <Timeline />}
      <div className="fold">
        <IconButton
          icon={isFolded ? 'up' : 'down'}
          label={t(isFolded ? 'shell.unfold' : 'shell.fold')}
          aria-expanded={!isFolded}
          onPress={() => setFolded(!isFolded)}
        />
      </div>
    </section>
  )
}

/** On a phone the side panel and the timeline share a sheet, which rises when there is a reason. */
function PhoneSheet() {
  const { module } = useStore(openModule)
  const { selected } = useStore(selection)
  const { form: openForm } = useStore(form)
  const [height, setHeight] = useState<SheetHeight>('low')
  const reason = `${module} ${selected?.id} ${openForm?.kind}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reason says when, not what
  useEffect(() => {
    if (selected || openForm) setHeight((now) => (now === 'low' ? 'half' : now))
  }, [reason])
  const open = modules.find(({ id }) => id === module) ?? modules[0]!
  const showsTimeline = module === 'heat' && !selected && !openForm
  return (
    <Sheet height={height} onHeight={setHeight}>
      {showsTimeline && <Timeline />}
      <Side module={open} />
      {showsTimeline && <HeatLegend />}
      {module === 'cameras' && <CoverageLegend />}
    </Sheet>
  )
}
