import { oklch } from './oklch.ts'

export type Theme = 'light' | 'dark'

/** Steps in the heat ramp, fewest first. */
export const HEAT_STEPS = 6

const ramp = (
  from: readonly [l: number, c: number, h: number],
  to: readonly [l: number, c: number, h: number],
) =>
  Array.from({ length: HEAT_STEPS }, (_, i) => {
    const t = i / (HEAT_STEPS - 1)
    const mix = (k: 0 | 1 | 2) => from[k] + (to[k] - from[k]) * t
    return oklch(mix(0), mix(1), mix(2))
  })

const light = {
  /** Surfaces of the interface, from the page to what floats over it. */
  surface: '#fdfcfa',
  surfaceSunk: '#f4f1ec',
  surfaceHover: '#efebe4',
  line: '#e1dbd1',
  lineStrong: '#8b8478',
  ink: '#24221e',
  inkMuted: '#5d574e',
  /** What one acts with: dark ink, so that data stays the only saturated colour. */
  action: '#2d3a41',
  actionHover: '#1f2a30',
  onAction: '#ffffff',
  focus: '#1b5e9b',
  shade: 'rgba(40, 33, 22, 0.14)',
  scrim: 'rgba(36, 34, 30, 0.38)',

  /** Status, always beside words and an icon. */
  good: '#2f6b3f',
  warning: '#805300',
  bad: '#a3301c',
  demo: '#6a4b12',
  demoSurface: '#fbf0d6',

  /** Incidents and heat: amber to brick, darker is more. */
  heat: ramp([0.87, 0.105, 85], [0.42, 0.135, 32]),
  heatEdge: '#fffdf8',
  incident: '#9c3d1d',
  /** Bars behind words: the words keep their contrast. */
  bar: '#f3dcc2',
  /** What is selected on the map. */
  selection: '#1d1b18',
  hotspot: '#5d4a7e',
  hotspotFill: '#7a64a3',
  /** Street lamps: warm light, and a ring where it is dark. */
  lamp: '#a8790a',
  lampDark: '#3b4250',
  place: '#1b5e9b',

  /** Coverage in blue-teal, the sharper the deeper. */
  coverage: ['#b9dcdf', '#86c0c8', '#4f9fad', '#237d90', '#0d5a70', '#063e54'],
  camera: '#0c5066',
  cameraPlanned: '#0c5066',
  cameraRemoved: '#77716a',
  cameraOther: '#5f6672',
  blind: '#6f6a63',

  /** The printed town. */
  map: {
    ground: '#f1eee8',
    grass: '#e2e9d5',
    park: '#d9e5cb',
    wood: '#cfdec2',
    pitch: '#dbe6cf',
    cemetery: '#dfe5d6',
    water: '#c8dbe2',
    waterEdge: '#b4ccd5',
    square: '#f7f4ee',
    parking: '#ebe7df',
    street: '#ffffff',
    streetCasing: '#dcd6cb',
    pedestrian: '#fbf6ea',
    path: '#cfc7b8',
    rail: '#b5aea3',
    barrier: '#c9c1b4',
    building: '#e0d9cd',
    buildingEdge: '#c9c0b1',
    label: '#57514a',
    labelStreet: '#6a645b',
    labelHalo: '#f7f4ef',
    labelWater: '#41697a',
    labelGreen: '#4d6540',
  },
}

export type Palette = typeof light

const dark: Palette = {
  surface: '#1b1d1f',
  surfaceSunk: '#141618',
  surfaceHover: '#26292c',
  line: '#33373b',
  lineStrong: '#7d8388',
  ink: '#eceae6',
  inkMuted: '#b0aca5',
  action: '#dcdad5',
  actionHover: '#f3f1ed',
  onAction: '#1b1d1f',
  focus: '#7db8ee',
  shade: 'rgba(0, 0, 0, 0.5)',
  scrim: 'rgba(0, 0, 0, 0.55)',

  good: '#8fcb9e',
  warning: '#e6bb6a',
  bad: '#f0937f',
  demo: '#ecd296',
  demoSurface: '#3a311c',

  // On dark ground more is lighter, so the ramp runs the other way.
  heat: ramp([0.4, 0.09, 35], [0.88, 0.12, 85]),
  heatEdge: '#17191b',
  incident: '#f0a35e',
  bar: '#4a3524',
  selection: '#ffffff',
  hotspot: '#bfa9e6',
  hotspotFill: '#9c86c9',
  lamp: '#f2cf6b',
  lampDark: '#aab2c0',
  place: '#7db8ee',

  coverage: ['#123a44', '#17525f', '#206f7e', '#35909f', '#63b5c0', '#a5dde2'],
  camera: '#8fd3dd',
  cameraPlanned: '#8fd3dd',
  cameraRemoved: '#8f8a83',
  cameraOther: '#a7adb8',
  blind: '#98928a',

  map: {
    ground: '#191b1d',
    grass: '#1c231d',
    park: '#1d261e',
    wood: '#1b261d',
    pitch: '#1f2820',
    cemetery: '#1e241f',
    water: '#16262f',
    waterEdge: '#21353f',
    square: '#212325',
    parking: '#1f2123',
    street: '#2e3134',
    streetCasing: '#131517',
    pedestrian: '#34342f',
    path: '#3b3d3e',
    rail: '#45484b',
    barrier: '#3d4043',
    building: '#25282b',
    buildingEdge: '#393d41',
    label: '#b9b5ae',
    labelStreet: '#a19d96',
    labelHalo: '#17191b',
    labelWater: '#7fa6b8',
    labelGreen: '#8fa985',
  },
}

/** Every colour of the interface and the map, by what it means. */
export const palettes: Record<Theme, Palette> = { light, dark }

/** Puts a palette's interface colours where the CSS reads them: `--surface-hover` and so on. */
export function paint(root: HTMLElement, theme: Theme): void {
  root.dataset.theme = theme
  root.style.colorScheme = theme
  for (const [name, value] of Object.entries(palettes[theme])) {
    const property = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    if (typeof value === 'string') root.style.setProperty(property, value)
    else if (Array.isArray(value))
      for (const [i, step] of value.entries()) root.style.setProperty(`${property}-${i}`, step)
  }
}
