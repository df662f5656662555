import { useMay } from '../../state/may.ts'
import { OwnIncidents } from '../incident/own-incidents.tsx'
import { HeatPanel } from './heat-panel.tsx'

/** The situation; for whoever sees only the incidents they have left, those. */
export function Situation() {
  return useMay().onlyMine('incident') ? <OwnIncidents /> : <HeatPanel />
}
