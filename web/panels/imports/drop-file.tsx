import { useEffect, useState } from 'react'
import { openImport, tryFile } from '../../state/importing.ts'
import { useMay } from '../../state/may.ts'
import { useText } from '../../text/text.ts'
import { Icon } from '../../ui/icons.tsx'
import { ImportDialog } from './import-dialog.tsx'
import './imports.css'

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Takes a file that is dropped anywhere in the window; and the dialog in which it is brought in. */
export function DropFile() {
  const t = useText()
  const may = useMay().ever('create', 'import-batch')
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!may) return
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      // Without this the browser would leave the page and open the file.
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (!file) return
      openImport()
      void tryFile(file)
    }
    const heard = { dragover: over, dragleave: leave, drop }
    for (const [name, listener] of Object.entries(heard))
      window.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(heard))
        window.removeEventListener(name, listener as EventListener)
    }
  }, [may])
  if (!may) return null
  return (
    <>
      {isOver && (
        <div className="import-drop" aria-hidden="true">
          <p>
            <Icon name="plus" size={28} /> {t('imports.drop')}
          </p>
        </div>
      )}
      <ImportDialog />
    </>
  )
}
