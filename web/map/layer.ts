import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Feature } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Slot } from './basemap/slots.ts'

/** A style layer that draws features: everything but backgrounds has a source. */
export type StyleLayer = Exclude<LayerSpecification, { type: 'background' }>

/** What a layer looks like, bottom to top. Every `source` in it is the layer's own `id`. */
export type Look = {
  id: string
  slot: Slot
  style: StyleLayer[]
  /** The finest zoom that it is cut into tiles for: the map's own 18 by default. */
  finestZoom?: number
}

/** A map layer as plain data: its look, and how one item becomes a feature. */
export type MapLayer<Item> = Look & { toFeature: (item: Item) => Feature }

/** The imperative half, written once for all layers. Safe to call again after a style reload. */
export function addLayer(map: MapLibre, layer: Look): void {
  if (map.getSource(layer.id)) return
  map.addSource(layer.id, {
    type: 'geojson',
    data: collection([]),
    promoteId: 'id',
    maxzoom: layer.finestZoom ?? 18,
  })
  for (const style of layer.style) map.addLayer(style, layer.slot)
}

/** Shows exactly these items. Does nothing when the layer is not on the map. */
export function updateLayer<Item>(
  map: MapLibre,
  layer: MapLayer<Item>,
  items: readonly Item[],
): void {
  map.getSource<GeoJSONSource>(layer.id)?.setData(collection(items.map(layer.toFeature)))
}

/** Takes a layer and its source off the map. */
export function removeLayer(map: MapLibre, layer: Look): void {
  for (const style of layer.style.toReversed())
    if (map.getLayer(style.id)) map.removeLayer(style.id)
  if (map.getSource(layer.id)) map.removeSource(layer.id)
}

const collection = (features: Feature[]) => ({ type: 'FeatureCollection' as const, features })
