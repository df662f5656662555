import {
  AttributionControl,
  addProtocol,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Protocol } from 'pmtiles'
import type { Bbox } from '../../geodata/position.ts'
import { appearance } from '../state/appearance.ts'
import { covered, type Flight, flight, setView, type View, view } from '../state/view.ts'
import { palettes } from '../ui/palette.ts'
import { basemapStyle } from './basemap/style.ts'
import { registerMapFonts } from './fonts.ts'
import { openingBounds, reachOf } from './opening-bounds.ts'
import { mapParts } from './parts.ts'

setWorkerUrl(workerUrl)
addProtocol('pmtiles', new Protocol().tile)
registerMapFonts()

/** What the map needs to know of the town before it can be drawn. */
export type TownMap = {
  container: HTMLElement
  archiveUrl: string | null
  attribution: string
  /** Shown when no address has said where to look. */
  bbox: Bbox
  /** Where there is something drawn; the map is not moved far from it. */
  drawn: Bbox
  /** MapLibre's own words (buttons, labels) in the language of the screen. */
  locale: Record<string, string>
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

// Air around what is to be seen whole, and no legend over it; less of both on a small screen.
function roomAround({ clientWidth }: HTMLElement, airPx: number) {
  const air = Math.min(airPx, 0.12 * clientWidth)
  const left = air + Math.min(covered.getState().leftPx, 0.3 * clientWidth)
  return { top: air, right: air, bottom: air, left }
}

function fly(map: MapLibre, wish: Flight): void {
  const pace = { animate: !still(), duration: 900 }
  if (wish.kind === 'box')
    map.fitBounds([...wish.bbox], {
      padding: roomAround(map.getContainer(), 96),
      maxZoom: 17.2,
      ...pace,
    })
  else {
    const zoom = wish.zoom ?? Math.max(map.getZoom(), 16)
    map.flyTo({ center: [...wish.centre], zoom, ...pace })
  }
}

/** Draws the town in `container` and keeps it in step with state. @returns takes it down */
export function createTownMap(town: TownMap): () => void {
  const map = newMap(town)
  const unmount = mountParts(map, town)
  let underWay: Flight | null = null
  const stopFlights = flight.subscribe(({ flight: wish }) => {
    if (wish) fly(map, wish)
    underWay = wish
  })
  map.on('moveend', () => {
    underWay = null
  })
  const uncover = () => {
    const bottom = covered.getState().bottomPx
    const wish = underWay
    if (!wish) {
      map.easeTo({ padding: { bottom }, duration: still() ? 0 : 200 })
      return
    }
    // A sheet that rises because something was chosen must not stop the flight to it.
    map.setPadding({ bottom })
    fly(map, wish)
    underWay = wish
  }
  const stopCover = covered.subscribe((now, before) => {
    if (now.bottomPx !== before.bottomPx) uncover()
  })
  if (covered.getState().bottomPx > 0) map.setPadding({ bottom: covered.getState().bottomPx })
  const tell = () => setView(viewOf(map))
  map.on('load', tell)
  map.on('moveend', tell)
  // Somebody else has moved the view: the back button, for example.
  const stopView = view.subscribe(({ view: next }) => {
    if (!next || map.isMoving() || isSame(next, viewOf(map))) return
    map.jumpTo({ center: [...next.centre], zoom: next.zoom, bearing: next.bearingDeg })
  })
  return () => {
    stopFlights()
    stopView()
    stopCover()
    unmount()
    map.remove()
  }
}

function viewOf(map: MapLibre): View {
  const { lng, lat } = map.getCenter()
  return { centre: [lng, lat], zoom: map.getZoom(), bearingDeg: map.getBearing() }
}

const isSame = (a: View, b: View) =>
  Math.abs(a.zoom - b.zoom) < 0.01 &&
  Math.abs(a.centre[0] - b.centre[0]) < 1e-5 &&
  Math.abs(a.centre[1] - b.centre[1]) < 1e-5 &&
  Math.abs(a.bearingDeg - b.bearingDeg) < 1

function newMap(town: TownMap): MapLibre {
  const { container, archiveUrl, attribution, bbox, drawn, locale } = town
  const start = view.getState().view
  const { bottomPx } = covered.getState()
  const seen = openingBounds(bbox, container.clientWidth, container.clientHeight - bottomPx)
  const map = new MapLibre({
    container,
    style: basemapStyle({
      theme: appearance.getState().theme,
      archiveUrl,
      latitudeDeg: (bbox[1] + bbox[3]) / 2,
    }),
    ...(start
      ? { center: [...start.centre], zoom: start.zoom, bearing: start.bearingDeg }
      : {
          bounds: [...seen],
          // The town fills the first look; the legend may lie over a corner of it.
          fitBoundsOptions: { padding: { top: 8, right: 8, left: 8, bottom: 8 + bottomPx } },
        }),
    maxBounds: [...reachOf(drawn)],
    minZoom: 8,
    maxZoom: 21,
    maxPitch: 0,
    pitchWithRotate: false,
    attributionControl: false,
    locale,
  })
  map.addControl(
    new AttributionControl({
      compact: false,
      ...(attribution && { customAttribution: attribution }),
    }),
    'bottom-right',
  )
  map.addControl(
    new NavigationControl({ showCompass: true, visualizePitch: false }),
    'bottom-right',
  )
  map.addControl(new ScaleControl({ maxWidth: 100, unit: 'metric' }), 'bottom-right')
  return map
}

// A new theme is a new style: every part steps off before it and on again after.
function mountParts(map: MapLibre, { archiveUrl, bbox }: TownMap): () => void {
  let mounted: (() => void)[] = []
  const unmount = () => {
    for (const stepOff of mounted.toReversed()) stepOff()
    mounted = []
  }
  const mount = () => {
    unmount()
    const palette = palettes[appearance.getState().theme]
    mounted = mapParts.map((part) => part({ map, palette }))
  }
  map.on('style.load', mount)
  const stopTheme = appearance.subscribe(({ theme }, before) => {
    if (theme === before.theme) return
    unmount()
    map.setStyle(basemapStyle({ theme, archiveUrl, latitudeDeg: (bbox[1] + bbox[3]) / 2 }), {
      diff: false,
    })
  })
  return () => {
    stopTheme()
    unmount()
  }
}
