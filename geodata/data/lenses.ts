import type { LensFacts, LensView } from '../model/lens.ts'

// Real camera models, as their makers state them: see SOURCE.md for where each figure was read.

const axis = 'https://www.axis.com/products/axis-'
const hanwha = 'https://www.hanwhavision.com/global/products/product-details/'
const hikvision = 'https://assets.hikvision.com/prd/'
const dahua = 'https://materialfile.dahuasecurity.com/uploads/cpq/'

const view = (hfovDeg: number, vfovDeg: number): LensView => ({ hfovDeg, vfovDeg })

type Stated = Pick<LensFacts, 'maker' | 'model' | 'widthPx' | 'heightPx' | 'wide' | 'source'>

const lens = (stated: Stated & Partial<LensFacts>): LensFacts => ({
  ...{ tele: null, projection: 'rectilinear', sensors: 1, turns: null, infraredM: null },
  ...stated,
})

/** Camera models that every municipality can choose among. */
export const builtInLenses: readonly LensFacts[] = [
  lens({
    ...{ maker: 'Axis', model: 'M4317-PLVE', widthPx: 2160, heightPx: 2160 },
    ...{ wide: view(182, 182), projection: 'equidistant', infraredM: 20 },
    source: `${axis}m4317-plve`,
  }),
  lens({
    ...{ maker: 'Axis', model: 'P1465-LE 9 mm', widthPx: 1920, heightPx: 1080 },
    ...{ wide: view(117, 59), tele: view(37, 20), infraredM: 40 },
    source: `${axis}p1465-le`,
  }),
  lens({
    ...{ maker: 'Axis', model: 'P1465-LE 29 mm', widthPx: 1920, heightPx: 1080 },
    ...{ wide: view(29, 16), tele: view(11, 6), infraredM: 80 },
    source: `${axis}p1465-le`,
  }),
  lens({
    ...{ maker: 'Axis', model: 'P1467-LE', widthPx: 2592, heightPx: 1944 },
    ...{ wide: view(106, 78), tele: view(38, 29), infraredM: 40 },
    source: `${axis}p1467-le`,
  }),
  lens({
    ...{ maker: 'Axis', model: 'P1468-LE', widthPx: 3840, heightPx: 2160 },
    ...{ wide: view(108, 58), tele: view(49, 27), infraredM: 40 },
    source: `${axis}p1468-le`,
  }),
  lens({
    ...{ maker: 'Axis', model: 'P3248-LVE', widthPx: 3840, heightPx: 2160 },
    ...{ wide: view(100, 54), tele: view(53, 30), infraredM: 40 },
    source: `${axis}p3248-lve`,
  }),
  lens({
    ...{ maker: 'Axis', model: 'P3265-LVE 9 mm', widthPx: 1920, heightPx: 1080 },
    ...{ wide: view(100, 53), tele: view(36, 20), infraredM: 40 },
    source: `${axis}p3265-lve`,
  }),
  lens({
    ...{ maker: 'Axis', model: 'P3287-LVE', widthPx: 2592, heightPx: 1944 },
    ...{ wide: view(104, 76), tele: view(34, 26), infraredM: 40 },
    source: `${axis}p3287-lve`,
  }),
  lens({
    ...{ maker: 'Axis', model: 'P3717-PLE', widthPx: 1920, heightPx: 1080 },
    ...{ wide: view(96, 53), tele: view(49, 27), sensors: 4, infraredM: 15 },
    source: `${axis}p3717-ple`,
  }),
  lens({
    ...{ maker: 'Axis', model: 'P3719-PLE', widthPx: 2560, heightPx: 1440 },
    ...{ wide: view(101, 54), tele: view(49, 29), sensors: 4, infraredM: 15 },
    source: `${axis}p3719-ple`,
  }),
  lens({
    ...{ maker: 'Axis', model: 'Q1656-LE', widthPx: 2688, heightPx: 1512 },
    ...{ wide: view(113, 60), tele: view(47, 27), infraredM: 50 },
    source: `${axis}q1656-le`,
  }),
  lens({
    ...{ maker: 'Dahua', model: 'IPC-EBW5641-AS', widthPx: 2560, heightPx: 2560 },
    ...{ wide: view(185, 185), projection: 'equidistant', infraredM: 15 },
    source: `${dahua}88259/datasheet/DH-IPC-EBW5641-AS_datasheet_20260708_English.pdf`,
  }),
  lens({
    ...{ maker: 'Dahua', model: 'IPC-HFW2441S-S 2,8 mm', widthPx: 2688, heightPx: 1520 },
    ...{ wide: view(95, 52), infraredM: 30 },
    source: `${dahua}prm-os-srv-res/smart/datasheetzipfiles/IPC-HFW2441S-S_S0_datasheet_20250218.pdf`,
  }),
  lens({
    ...{ maker: 'Hanwha', model: 'LNV-6072R', widthPx: 1920, heightPx: 1080 },
    ...{ wide: view(109, 58), tele: view(33, 18), infraredM: 30 },
    source: `${hanwha}LNV-6072R`,
  }),
  lens({
    ...{ maker: 'Hanwha', model: 'PNM-9085RQZ1', widthPx: 2560, heightPx: 1920 },
    ...{ wide: view(88, 65), tele: view(37, 28), sensors: 4, infraredM: 30 },
    source: `${hanwha}PNM-9085RQZ1`,
  }),
  lens({
    ...{ maker: 'Hanwha', model: 'XNP-6400RW', widthPx: 1920, heightPx: 1080 },
    ...{ wide: view(65.66, 39.4), tele: view(1.88, 1.09), infraredM: 200 },
    ...{ turns: { panDeg: 360, lowestTiltDeg: null }, source: `${hanwha}XNP-6400RW` },
  }),
  lens({
    ...{ maker: 'Hanwha', model: 'XNV-8083R', widthPx: 3328, heightPx: 1872 },
    ...{ wide: view(113, 58), tele: view(47, 26), infraredM: 50 },
    source: `${hanwha}XNV-8083R`,
  }),
  lens({
    ...{ maker: 'Hikvision', model: 'DS-2CD2143G2-I 2,8 mm', widthPx: 2688, heightPx: 1520 },
    ...{ wide: view(103, 55), infraredM: 30 },
    source: `${hikvision}normal/all/doc/sm000058940/DS-2CD2143G2-I_Datasheet_20260525.pdf`,
  }),
  lens({
    ...{ maker: 'Hikvision', model: 'DS-2CD2746G2-IZS', widthPx: 2688, heightPx: 1520 },
    ...{ wide: view(108, 56), tele: view(30, 17), infraredM: 40 },
    source: `${hikvision}public/all/doc/sm000059097/DS-2CD2746G2-IZS-C_Datasheet_V5.5.112_20230217.pdf`,
  }),
]
