import { useEffect, useRef, useState } from 'react'
import { MapView } from '../map/map-view.tsx'
import { ConflictDialog } from '../panels/cameras/conflict-dialog.tsx'
import { KeysDialog } from '../panels/help/keys-dialog.tsx'
import { DropFile } from '../panels/imports/drop-file.tsx'
import { leaveForm } from '../panels/leave-form.ts'
import { FoldedTimeline, Timeline } from '../panels/timeline/timeline.tsx'
import { heat } from '../state/heat.ts'
import { useMay } from '../state/may.ts'
import { openModule } from '../state/module.ts'
import { tool } from '../state/tool.ts'
import { useStore } from '../state/use-store.ts'
import { covered } from '../state/view.ts'
import { useText } from '../text/text.ts'
import { IconButton } from '../ui/button.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { Header } from './header.tsx'
import { listenForKeys } from './keys.ts'
import { Legends } from './legends.tsx'
import { modules } from './modules.tsx'
import { PhoneSheet } from './phone-sheet.tsx'
import { Rail } from './rail.tsx'
import './shell.css'
import { Side } from './side.tsx'
import { SignedOut } from './signed-out.tsx'
import { Toasts } from './toasts.tsx'
import { useFromTheTop } from './use-from-the-top.ts'

/** The frame: header, rail, map, side panel and the timeline under them. */
export function Shell() {
  const t = useText()
  const isNarrow = useNarrow()
  const { module } = useStore(openModule)
  const may = useMay()
  // A period and its columns say nothing of the few incidents that one has left oneself.
  const hasTimeline = !isNarrow && !may.onlyMine('incident')
  const isEmpty = useStore(heat, ({ known }) => known?.n === 0)
  const hasLegend = !isNarrow && !(isEmpty && may.onlyMine('incident'))
  const [showsKeys, setShowsKeys] = useState(false)
  const side = useRef<HTMLElement>(null)
  useFromTheTop(side)
  useEffect(() => listenForKeys(() => setShowsKeys(true)), [])
  useEffect(() => {
    window.addEventListener('popstate', leaveForm)
    return () => window.removeEventListener('popstate', leaveForm)
  }, [])
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
        {hasLegend && <Legends />}
        <Toasts />
        {isNarrow && <PhoneSheet />}
      </main>
      {!isNarrow && (
        <aside ref={side} className="side" aria-label={t('shell.details')}>
          <Side module={open} />
        </aside>
      )}
      {hasTimeline && <FoldingTimeline />}
      {may.ever('change', 'plan') && <ConflictDialog />}
      <DropFile />
      <SignedOut />
      <KeysDialog isOpen={showsKeys} onOpenChange={setShowsKeys} />
    </div>
  )
}

/** The cross in the middle of the map while something is to be put there. */
function MapTop() {
  const { tool: now } = useStore(tool)
  const { bottomPx } = useStore(covered)
  if (now.kind === 'look') return null
  const middle = { top: `calc((100% - ${bottomPx}px) / 2)` }
  return <div className="crosshair" style={middle} aria-hidden="true" />
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
      {isFolded ? <FoldedTimeline /> : <Timeline />}
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
