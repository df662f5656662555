import type { MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import { closeCorners, moveCorner, type Tool, tool } from '../../state/tool.ts'
import { addLayer, removeLayer, updateLayer } from '../layer.ts'
import { type Sketch, sketchLayer } from '../layers/marks.ts'
import type { MapPart } from '../part.ts'

const REACH_PX = 22

/** What is being put down by hand; corners can be dragged, and the first one closes the area. */
export const sketchPart: MapPart = ({ map, palette }) => {
  const layer = sketchLayer(palette)
  addLayer(map, layer)
  const draw = () => updateLayer(map, layer, sketchOf(tool.getState().tool))
  let dragged: number | null = null

  const cornerAt = ({ point }: MapMouseEvent | MapTouchEvent): number | null => {
    const { tool: now } = tool.getState()
    if (now.kind !== 'corners') return null
    const distances = now.corners.map((corner) => map.project([...corner]).dist(point))
    const nearest = distances.indexOf(Math.min(...distances))
    return nearest >= 0 && distances[nearest]! <= REACH_PX ? nearest : null
  }
  const down = (event: MapMouseEvent | MapTouchEvent) => {
    dragged = cornerAt(event)
    if (dragged !== null) event.preventDefault()
  }
  const move = ({ lngLat }: MapMouseEvent | MapTouchEvent) => {
    if (dragged !== null) moveCorner(dragged, [lngLat.lng, lngLat.lat])
  }
  const up = () => {
    dragged = null
  }
  const click = (event: MapMouseEvent) => {
    const corner = cornerAt(event)
    if (corner === null) return
    event.preventDefault()
    if (corner === 0) closeCorners()
  }
  const heard = [
    map.on('mousedown', down),
    map.on('touchstart', down),
    map.on('mousemove', move),
    map.on('touchmove', move),
    map.on('mouseup', up),
    map.on('touchend', up),
    map.on('click', click),
  ]
  const stop = tool.subscribe(draw)
  draw()
  return () => {
    stop()
    for (const subscription of heard) subscription.unsubscribe()
    removeLayer(map, layer)
  }
}

function sketchOf(now: Tool): Sketch[] {
  if (now.kind === 'point') return now.position ? [{ kind: 'point', position: now.position }] : []
  if (now.kind !== 'corners' || now.corners.length === 0) return []
  const corners = now.corners.map(
    (position, index): Sketch => ({ kind: 'corner', position, index }),
  )
  const edge: Sketch[] =
    now.corners.length < 2 ? [] : [{ kind: 'edge', corners: now.corners, closed: now.closed }]
  return [...edge, ...corners]
}
