import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import 'maplibre-gl/dist/maplibre-gl.css'
import { boxOf } from '../state/box-of.ts'
import { archiveUrl, here } from '../state/municipality.ts'
import { planningAreasQuery } from '../state/queries.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { archiveBounds } from './archive-bounds.ts'
import './map-view.css'
import { createTownMap } from './town-map.ts'

/** The map of the municipality on screen, filling its parent. */
export function MapView() {
  const t = useText()
  const host = useRef<HTMLDivElement>(null)
  const { municipality } = useStore(here)
  const mapKeys = t('shell.mapKeys')
  const url = archiveUrl(municipality!)
  const areas = useQuery(planningAreasQuery(municipality!.code))
  const town = useQuery({
    queryKey: ['archive-bounds', url],
    queryFn: () => archiveBounds(url),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const isPending = areas.isPending || town.isPending
  // A map is made once a municipality and language; new areas do not tear it down.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (isPending) return
    return createTownMap({
      container: host.current!,
      archiveUrl: url,
      attribution: municipality!.demo ? t('shell.demo') : municipality!.attribution,
      bbox: areas.data?.[0] ? boxOf(areas.data[0].area) : (town.data ?? municipality!.bbox),
      drawn: town.data ?? municipality!.bbox,
      locale: {
        'NavigationControl.ZoomIn': t('shell.zoomIn'),
        'NavigationControl.ZoomOut': t('shell.zoomOut'),
        'NavigationControl.ResetBearing': t('shell.north'),
        'Map.Title': mapKeys,
      },
    })
  }, [municipality?.code, municipality?.basemapFileId, mapKeys, isPending])
  return <div ref={host} className="map" />
}
