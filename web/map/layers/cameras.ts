import type { Feature, Point } from 'geojson'
import type { LonLat } from '../../../geodata/position.ts'
import type { CameraMark } from '../../state/camera-marks.ts'
import type { ShapeKind, ShapeLook } from '../../ui/camera-shapes.ts'
import type { Palette } from '../../ui/palette.ts'
import { mapFonts } from '../basemap/fonts.ts'
import { markImage, tickImage } from '../camera-images.ts'
import type { MapLayer, StyleLayer } from '../layer.ts'

/** One thing drawn of a camera: its mark, a tick where it looks, or where it stood before. */
export type CameraItem = {
  id: string
  part: 'mark' | 'tick' | 'ghost'
  name: string
  kind: ShapeKind
  look: ShapeLook
  position: LonLat
  headingDeg: number
}

/** What is drawn of some cameras: ticks first, marks over them. Indoor ones are only listed. */
export const cameraItems = (marks: readonly CameraMark[]): CameraItem[] =>
  marks.filter(({ indoor }) => !indoor).flatMap(itemsOf)

function itemsOf({ id, name, look, placement, before }: CameraMark): CameraItem[] {
  const kind: ShapeKind = look === 'other' ? 'other' : placement.kind
  const drawn: ShapeLook = look === 'other' ? 'standing' : look
  const item = { name, kind, look: drawn, position: placement.position, headingDeg: 0 }
  // Of others' cameras only a direction that somebody has stated is worth a tick.
  const told = look !== 'other' || placement.provenance.aim !== 'estimated'
  const all = placement.aims.some(({ hfovDeg }) => hfovDeg >= 360)
  const ticks =
    told && !all && look !== 'removed'
      ? placement.aims.map(
          ({ headingDeg }, i): CameraItem => ({
            ...item,
            id: `${id} ${i}`,
            part: 'tick',
            headingDeg,
          }),
        )
      : []
  const moved = before && String(before.position) !== String(placement.position)
  const ghost: CameraItem[] = moved
    ? [
        {
          ...{ id: `${id} before`, part: 'ghost', name: '', kind, look: 'removed' },
          ...{ position: before.position, headingDeg: 0 },
        },
      ]
    : []
  return [...ghost, ...ticks, { ...item, id, part: 'mark' }]
}

const selected = ['boolean', ['feature-state', 'selected'], false] as [
  'boolean',
  ['feature-state', string],
  boolean,
]

const markLayers = (id: string, { selection, map, ink }: Palette): StyleLayer[] => [
  {
    id: `${id}-hit`,
    source: id,
    type: 'circle',
    filter: ['==', ['get', 'part'], 'mark'],
    paint: { 'circle-radius': 15, 'circle-opacity': 0 },
  },
  {
    id: `${id}-selected`,
    source: id,
    type: 'circle',
    filter: ['==', ['get', 'part'], 'mark'],
    paint: {
      'circle-radius': 15,
      'circle-opacity': 0,
      'circle-stroke-color': selection,
      'circle-stroke-width': 2,
      'circle-stroke-opacity': ['case', selected, 1, 0],
    },
  },
  {
    id: `${id}-tick`,
    source: id,
    type: 'symbol',
    filter: ['==', ['get', 'part'], 'tick'],
    layout: {
      'icon-image': ['get', 'image'],
      'icon-rotate': ['get', 'headingDeg'],
      'icon-rotation-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
  {
    id: `${id}-mark`,
    source: id,
    type: 'symbol',
    filter: ['!=', ['get', 'part'], 'tick'],
    layout: {
      'icon-image': ['get', 'image'],
      'icon-allow-overlap': true,
      // Names of streets and houses give way to a mark.
      'icon-ignore-placement': false,
    },
    paint: { 'icon-opacity': ['case', ['==', ['get', 'part'], 'ghost'], 0.75, 1] },
  },
  {
    id: `${id}-name`,
    source: id,
    type: 'symbol',
    minzoom: 16.5,
    filter: ['==', ['get', 'part'], 'mark'],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': mapFonts.medium,
      'text-size': 12,
      'text-anchor': 'top',
      'text-offset': [0, 1.1],
      'text-max-width': 9,
      'text-optional': true,
    },
    paint: { 'text-color': ink, 'text-halo-color': map.labelHalo, 'text-halo-width': 1.6 },
  },
]

const toFeature = (item: CameraItem): Feature<Point> => ({
  type: 'Feature',
  properties: {
    id: item.id,
    part: item.part,
    name: item.name,
    headingDeg: item.headingDeg,
    image: item.part === 'tick' ? tickImage(item.kind, item.look) : markImage(item.kind, item.look),
  },
  geometry: { type: 'Point', coordinates: [...item.position] },
})

/** The cameras that are planned with: each by its shape. */
export const cameraLayer = (palette: Palette): MapLayer<CameraItem> => ({
  id: 'cameras',
  slot: 'slot-top',
  style: markLayers('cameras', palette),
  toFeature,
})

/** A whole town of them must not cover it. */
const smallFromAfar = (layer: StyleLayer): StyleLayer =>
  layer.type === 'symbol'
    ? {
        ...layer,
        layout: {
          ...layer.layout,
          'icon-size': ['interpolate', ['linear'], ['zoom'], 12, 0.45, 16, 1],
        },
      }
    : layer

/** Cameras of others: small circles in a layer of their own, names only for the selected. */
export const otherCameraLayer = (palette: Palette): MapLayer<CameraItem> => ({
  id: 'other-cameras',
  slot: 'slot-marks',
  style: markLayers('other-cameras', palette)
    .filter(({ id }) => !id.endsWith('-name'))
    .map(smallFromAfar),
  toFeature,
})
