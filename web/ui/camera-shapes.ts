import type { CameraKind } from '../../geodata/model/camera.ts'
import type { Palette } from './palette.ts'

/** Which shape: a kind of camera, or any camera of others. */
export type ShapeKind = CameraKind | 'other'
export type ShapeLook = 'standing' | 'planned' | 'removed'

/** Outlines on a 24 × 24 grid round (12, 12): squares are fixed, diamonds temporary. */
export const shapePaths: Record<ShapeKind, string> = {
  fixed: 'M5.5 5.5h13v13h-13z',
  temporary: 'M12 3 21 12 12 21 3 12z',
  other: 'M12 7.5a4.5 4.5 0 1 1 0 9 4.500 4.500 0 0 1 0-9z',
}

/** From the mark towards where the camera looks, on a 48 × 48 grid round (24, 24), pointing up. */
export const tickPath = 'M24 15V6.500M20.500 9 24 5l3.500 4'

export type Ink = { fill: string; stroke: string; width: number; halo: string }

/** The colours a mark is drawn with: of a palette, or as CSS properties. */
export type MarkColours = Pick<
  Palette,
  'camera' | 'cameraPlanned' | 'cameraRemoved' | 'cameraOther' | 'surface'
>

/** Filled stands, outlined is planned, hollow grey is to be removed. */
export function shapeInk(kind: ShapeKind, look: ShapeLook, colours: MarkColours): Ink {
  const { camera, cameraPlanned, cameraRemoved, cameraOther, surface } = colours
  if (kind === 'other') return { fill: surface, stroke: cameraOther, width: 2, halo: surface }
  if (look === 'removed')
    return { fill: 'transparent', stroke: cameraRemoved, width: 2, halo: surface }
  if (look === 'planned') return { fill: surface, stroke: cameraPlanned, width: 2.6, halo: surface }
  return { fill: camera, stroke: camera, width: 1, halo: surface }
}
