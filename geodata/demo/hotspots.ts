import type { NewHotspot } from '../model/hotspot.ts'
import type { NewPlanningArea } from '../model/planning-area.ts'
import type { Area } from '../model/shape.ts'
import type { PlanePoint } from '../plane.ts'
import { type Layout, layout } from './layout.ts'
import { blob, counterClockwise, type Ring, rectangle } from './rings.ts'
import { corridor, edgeAt, knownPoints, plotOf, plotsOf, tunnel } from './spots.ts'
import { DEMO_ATTRIBUTION, demoPlane } from './town.ts'

/** A hotspot of the demo town; whoever stores it says which unit owns it. */
export type DemoHotspot = Omit<NewHotspot, 'ownerUnitId'>
export type DemoPlanningArea = Omit<NewPlanningArea, 'ownerUnitId'>

type Told = Pick<DemoHotspot, 'name' | 'status' | 'problem' | 'causes' | 'measures' | 'responsible'>

/** The eight places the made-up working group works on, drawn where the incidents gather. */
export function demoHotspots(seed: number): DemoHotspot[] {
  const plan = layout(seed)
  const rings = ringsOf(plan)
  return tales.map((tale, i) => ({
    ...tale,
    classification: 'internal',
    problem: `${tale.problem} ${DEMO_ATTRIBUTION}.`,
    area: areaOf(rings[i]!),
  }))
}

/** The area the working group covers. */
export function demoPlanningAreas(seed: number): DemoPlanningArea[] {
  const { grid } = layout(seed)
  const ring = [
    ...grid.between([2, 4], [12, 4]).slice(0, -1),
    ...grid.between([12, 4], [12, 10]).slice(0, -1),
    ...grid.between([12, 10], [2, 10]).slice(0, -1),
    ...grid.between([2, 10], [2, 4]).slice(0, -1),
  ]
  return [{ classification: 'internal', name: 'Centrum', area: areaOf(ring) }]
}

function areaOf(ring: Ring): Area {
  const round = counterClockwise(ring)
  return {
    type: 'Polygon',
    coordinates: [[...round, round[0]!].map((point) => demoPlane.toLonLat(point))],
  }
}

const circle = (at: PlanePoint, radiusM: number): Ring =>
  blob(
    at,
    Array.from({ length: 20 }, () => radiusM),
  )

// In the order of the tales below.
function ringsOf(plan: Layout): Ring[] {
  const known = knownPoints(plan)
  const station = plotOf(plan, 'station').frame
  return [
    corridor(edgeAt(plan, 7, 7, false).line, 9),
    plotOf(plan, 'square').ring,
    circle(known.bandstand, 44),
    rectangle(station, { x: -9, y: 0, w: 46, d: 92 }),
    corridor(tunnel(plan).line, 9),
    circle(known.schoolYard, 46),
    plotsOf(plan, 'parking')[0]!.ring,
    corridor(edgeAt(plan, 5, 8, true).line, 12),
  ]
}

const tales: readonly Told[] = [
  {
    name: 'Krogstråket på Krögargatan',
    status: 'active',
    problem: 'Våld, berusning och stök vid stängning på helgnätter.',
    causes: 'Tre krogar stänger samtidigt och kön till taxi blockerar gatan.',
    measures: 'Gemensam stängningsrutin, flyttad taxiplats, ordningsvakter fredag och lördag.',
    responsible: 'Polisen och kommunens säkerhetsenhet',
  },
  {
    name: 'Saltorget',
    status: 'active',
    problem: 'Berusning och stök på sommarkvällar.',
    causes: 'Bänkar i skymt läge och få som passerar efter stängning.',
    measures: 'Flytta bänkar, torghandel till kl. 20 på fredagar, centrumvärdar.',
    responsible: 'Kommunens tekniska enhet',
  },
  {
    name: 'Stadsparken vid paviljongen',
    status: 'active',
    problem: 'Narkotika och samlingar som gör att många undviker parken.',
    causes: 'Mörka gångvägar, täta buskar, flera vägar bort.',
    measures: 'Belysning vid dammen, röjning, fältarbetare på plats.',
    responsible: 'Kommunens parkenhet',
  },
  {
    name: 'Resecentrum',
    status: 'active',
    problem: 'Cykelstölder, hot vid hållplatserna och samlingar på kvällen.',
    causes: 'Väntsalen stänger före sista bussen.',
    measures: 'Längre öppettider, låsbara cykelställ, fast kamera.',
    responsible: 'Kollektivtrafiken',
  },
  {
    name: 'Gångtunneln vid stationen',
    status: 'proposed',
    problem: 'Mörkt, nedklottrat och svårt att se vem som möter.',
    causes: 'Trasiga lampor och lång tunnel utan utblick.',
    measures: 'Ny belysning, snabb klottersanering, spegel vid kröken.',
    responsible: 'Kommunens gatuenhet',
  },
  {
    name: 'Åskolans skolgård',
    status: 'active',
    problem: 'Skadegörelse på helger och otrygga samlingar efter skoltid.',
    causes: 'Skolgården är en genväg och ingen vuxen finns kvar efter kl. 16.',
    measures: 'Öppen idrottshall på kvällar, grindar, nattvandring.',
    responsible: 'Skolan och förebyggande enheten',
  },
  {
    name: 'Garvarparkeringen',
    status: 'watched',
    problem: 'Stölder ur bilar och skadegörelse under natten.',
    causes: 'Flera lampor är trasiga och ingen fasad har fönster mot platsen.',
    measures: 'Laga belysningen först, därefter ny bedömning av kameran.',
    responsible: 'Parkeringsbolaget',
  },
  {
    name: 'Gallerians södra entré',
    status: 'watched',
    problem: 'Samlingar efter skoltid och snatteri i butikerna intill.',
    causes: 'Enda platsen inomhus med sittplatser som är gratis.',
    measures: 'Fritidsgårdens öppettider, samtal med skolorna, butiksnätverk.',
    responsible: 'Handelns samarbetsorganisation',
  },
]
