import type { Map as MapLibre } from 'maplibre-gl'
import {
  type Ink,
  type ShapeKind,
  type ShapeLook,
  shapeInk,
  shapePaths,
  tickPath,
} from '../ui/camera-shapes.ts'
import type { Palette } from '../ui/palette.ts'

const RATIO = 3
const kinds: readonly ShapeKind[] = ['fixed', 'temporary', 'other']
const looks: readonly ShapeLook[] = ['standing', 'planned', 'removed']

/** The name of a mark's image, and of the tick that shows where it looks. */
export const markImage = (kind: ShapeKind, look: ShapeLook) => `camera-${kind}-${look}`
export const tickImage = (kind: ShapeKind, look: ShapeLook) => `camera-tick-${kind}-${look}`
/** The pattern of ground that is not seen for being too near. */
export const hatchImage = 'camera-hatch'
/** The pattern of open ground that no camera sees. */
export const dotsImage = 'camera-dots'

/** Makes the images of marks and patterns known to the map's style. */
export function addCameraImages(map: MapLibre, palette: Palette): void {
  const add = (name: string, sizePx: number, draw: (context: Context) => void) => {
    if (!map.hasImage(name)) map.addImage(name, painted(sizePx, draw), { pixelRatio: RATIO })
  }
  for (const kind of kinds)
    for (const look of looks) {
      const ink = shapeInk(kind, look, palette)
      add(markImage(kind, look), 24, (context) => outline(context, shapePaths[kind], ink))
      add(tickImage(kind, look), 48, (context) => tick(context, ink))
    }
  add(hatchImage, 8, (context) => hatch(context, palette.blind))
  add(dotsImage, 8, (context) => dots(context, palette.blind))
}

type Context = OffscreenCanvasRenderingContext2D

function painted(sizePx: number, draw: (context: Context) => void): ImageData {
  const canvas = new OffscreenCanvas(sizePx * RATIO, sizePx * RATIO)
  const context = canvas.getContext('2d')!
  context.scale(RATIO, RATIO)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  draw(context)
  return context.getImageData(0, 0, sizePx * RATIO, sizePx * RATIO)
}

function outline(context: Context, path: string, { fill, stroke, width, halo }: Ink): void {
  const shape = new Path2D(path)
  context.strokeStyle = halo
  context.lineWidth = width + 3
  context.stroke(shape)
  context.fillStyle = fill
  context.fill(shape)
  context.strokeStyle = stroke
  context.lineWidth = width
  context.stroke(shape)
}

function tick(context: Context, { stroke, halo }: Ink): void {
  const path = new Path2D(tickPath)
  for (const [colour, width] of [
    [halo, 5],
    [stroke, 2.2],
  ] as const) {
    context.strokeStyle = colour
    context.lineWidth = width
    context.stroke(path)
  }
}

function hatch(context: Context, colour: string): void {
  context.strokeStyle = colour
  context.lineWidth = 1.1
  context.lineCap = 'square'
  for (const shift of [-8, 0, 8]) {
    context.beginPath()
    context.moveTo(shift, 8)
    context.lineTo(shift + 8, 0)
    context.stroke()
  }
}

/** Two a square, so that they stand in diagonal rows. */
function dots(context: Context, colour: string): void {
  context.fillStyle = colour
  for (const at of [2, 6]) {
    context.beginPath()
    context.arc(at, at, 1.1, 0, 2 * Math.PI)
    context.fill()
  }
}
