import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import type { Place } from '../../../geodata/model/town.ts'
import { markPlace } from '../../state/found-place.ts'
import { here } from '../../state/municipality.ts'
import { placesQuery } from '../../state/places.ts'
import { tapAt, tool } from '../../state/tool.ts'
import { useStore } from '../../state/use-store.ts'
import { flyTo } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { Icon } from '../../ui/icons.tsx'
import { coordinateIn } from './coordinate.ts'
import './search.css'

type Hit = { id: string; name: string; kind: string; position: Place['position'] }

/** Finds a place, a street or a coordinate, goes there and marks it. */
export function Search({ id = 'search' }: { id?: string }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed.trim())
  const code = useStore(here, (state) => state.municipality!.code)
  const { data, isError } = useQuery({
    ...placesQuery(code, wanted),
    enabled: wanted.length >= 2,
    placeholderData: keepPreviousData,
  })
  const coordinate = coordinateIn(wanted)
  const hits: Hit[] = coordinate
    ? [{ id: 'coordinate', name: wanted, kind: t('search.coordinate'), position: coordinate }]
    : wanted.length < 2
      ? []
      : (data ?? []).map(({ name, kind, position }, i) => ({
          id: `${i}`,
          name,
          kind: t(`search.kind.${kind}`),
          position,
        }))
  const goTo = (hit: Hit) => {
    markPlace({ name: hit.name, position: hit.position })
    flyTo(hit.position, 17)
    if (tool.getState().tool.kind === 'point') tapAt(hit.position)
  }
  return (
    <ComboBox
      className="search"
      items={hits}
      inputValue={typed}
      onInputChange={setTyped}
      allowsEmptyCollection
      allowsCustomValue
      menuTrigger="input"
      onChange={(key) => {
        const hit = hits.find((one) => one.id === key)
        if (hit) goTo(hit)
      }}
    >
      <Label className="visually-hidden">{t('search.label')}</Label>
      <Icon name="search" size={18} />
      <Input id={id} className="search-input" placeholder={t('search.placeholder')} />
      <Popover className="popover search-popover">
        <ListBox
          className="listbox"
          renderEmptyState={() =>
            wanted.length < 2 ? null : (
              <p className="search-empty muted">{t(isError ? 'search.failed' : 'search.none')}</p>
            )
          }
        >
          {(hit: Hit) => (
            <ListBoxItem className="option" textValue={hit.name}>
              <span>{hit.name}</span>
              <span className="muted small">{hit.kind}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
