import { type RefObject, useEffect, useRef } from 'react'
import { eyes, lookAs } from '../state/eyes.ts'
import { session } from '../state/session.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import './projector-bar.css'

/** Says across the whole screen, for as long as it is so, that it shows what somebody else would see. */
export function ProjectorBar() {
  const t = useText()
  const viewAs = useStore(session, (state) => state.person?.viewAs ?? null)
  const bar = useRef<HTMLElement>(null)
  useFocusOfEyes(bar)
  if (viewAs === null) return null
  return (
    <section ref={bar} className="projector-bar" aria-label={t('shell.projector.title')}>
      <Icon name="projector" />
      <p role="status">
        <strong>{t('shell.projector.title')}:</strong> {t(`shell.projector.shows.${viewAs}`)}{' '}
        {t('shell.projector.unchanged')}
      </p>
      <Button onPress={() => void lookAs(null)}>{t('shell.projector.end')}</Button>
    </section>
  )
}

/**
 * Brings the keyboard to the way out of projector mode once it has begun, and to the menu where it is
 * begun once it has ended: all else on the screen has been drawn anew.
 */
function useFocusOfEyes(bar: RefObject<HTMLElement | null>): void {
  const { changes } = useStore(eyes)
  useEffect(() => {
    if (changes === 0) return
    const place = bar.current ?? document
    place.querySelector<HTMLElement>(bar.current ? 'button' : '.person')?.focus()
  }, [changes, bar])
}
