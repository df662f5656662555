import { createStore } from 'zustand/vanilla'
import type { CameraKind } from '../../geodata/model/camera.ts'
import type { LonLat } from '../../geodata/position.ts'

/**
 * What a tap on the map does now. `look` selects what is there; `point` puts the one position a
 * form waits for, with how far off it may be (metres; null when it is exact); `corners` sets the corners of an
 * area, one after the other; `camera` puts a new camera of a plan; `probe` asks which cameras see a point.
 */
export type Tool =
  | { kind: 'look' }
  | { kind: 'point'; position: LonLat | null; radiusM: number | null }
  | { kind: 'corners'; corners: readonly LonLat[]; closed: boolean }
  | { kind: 'probe'; position: LonLat | null }
  | { kind: 'camera'; cameraKind: CameraKind; name: string; position: LonLat | null }

export const tool = createStore<{ tool: Tool }>(() => ({ tool: { kind: 'look' } }))

export const lookAround = () => tool.setState({ tool: { kind: 'look' } })

export const takePoint = (position: LonLat | null = null, radiusM: number | null = null) =>
  tool.setState({ tool: { kind: 'point', position, radiusM } })

/** Begins an area, or takes up one that is there. */
export const takeCorners = (corners: readonly LonLat[] = []) =>
  tool.setState({ tool: { kind: 'corners', corners, closed: corners.length >= 3 } })

export const takeProbe = () => tool.setState({ tool: { kind: 'probe', position: null } })

export const takeCamera = (cameraKind: CameraKind, name: string) =>
  tool.setState({ tool: { kind: 'camera', cameraKind, name, position: null } })

/** A tap on the map, or Enter in its middle; `radiusM` as in `Tool`. */
export function tapAt(position: LonLat, radiusM: number | null = null): void {
  const { tool: now } = tool.getState()
  if (now.kind === 'point') takePoint(position, radiusM)
  if (now.kind === 'probe') tool.setState({ tool: { kind: 'probe', position } })
  if (now.kind === 'camera') tool.setState({ tool: { ...now, position } })
  if (now.kind === 'corners' && !now.closed)
    tool.setState({ tool: { ...now, corners: [...now.corners, position] } })
}

/** Ends the area when it has at least three corners. */
export function closeCorners(): void {
  const { tool: now } = tool.getState()
  if (now.kind === 'corners' && now.corners.length >= 3)
    tool.setState({ tool: { ...now, closed: true } })
}

export function dropCorner(): void {
  const { tool: now } = tool.getState()
  if (now.kind === 'corners')
    tool.setState({ tool: { ...now, corners: now.corners.slice(0, -1), closed: false } })
}

export function moveCorner(index: number, to: LonLat): void {
  const { tool: now } = tool.getState()
  if (now.kind === 'corners')
    tool.setState({
      tool: { ...now, corners: now.corners.map((at, i) => (i === index ? to : at)) },
    })
}
