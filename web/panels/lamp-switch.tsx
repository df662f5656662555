import { lampChoice, showLamps } from '../state/lamps.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Switch } from '../ui/switch.tsx'
import './lamp-switch.css'

/** Draws the street lamps or not, and says what their marks mean. */
export function LampSwitch() {
  const t = useText()
  const { shown } = useStore(lampChoice)
  return (
    <>
      <Switch isSelected={shown} onChange={showLamps}>
        {t('shell.lamps')}
      </Switch>
      {shown && (
        <p className="lamp-words small muted">
          <span className="lamp-mark" /> {t('shell.lampLit')}
          <span className="lamp-mark lamp-dark" /> {t('shell.lampDark')}
        </p>
      )}
    </>
  )
}
