import { HotspotForm } from '../panels/hotspot/hotspot-form.tsx'
import { AddIncident } from '../panels/incident/add-incident.tsx'
import { form } from '../state/forms.ts'
import { useMay } from '../state/may.ts'
import { selection, selectionShows } from '../state/selection.ts'
import { useStore } from '../state/use-store.ts'
import { inspectors } from './inspectors.tsx'
import type { Module } from './modules.tsx'

/** The side panel: an open form first, else what is selected, else the part of the workspace. */
export function Side({ module: { Panel, wide = false } }: { module: Module }) {
  const { form: open, seq } = useStore(form)
  const { selected } = useStore(selection)
  const may = useMay()
  if (open?.kind === 'incident') return <AddIncident key={seq} />
  if (open?.kind === 'hotspot') return <HotspotForm key={seq} id={open.id} />
  const isSeen = selected && selectionShows[selected.kind].every((one) => may.ever('read', one))
  const Inspector = isSeen && inspectors[selected.kind]
  // A table stays in place, with what is selected under it.
  if (wide)
    return (
      <div className="side-split">
        <Panel />
        {Inspector && (
          <div key={selected.id} className="side-below">
            <Inspector id={selected.id} />
          </div>
        )}
      </div>
    )
  return Inspector ? <Inspector id={selected.id} /> : <Panel />
}
