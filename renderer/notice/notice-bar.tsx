import { Show } from 'solid-js'
import { Icon } from '../icon/icon'
import type { createNotices, Notice } from '../session/notices'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './notice-bar.module.css'

/** A short message over the window. */
export function NoticeBar(props: { notices: ReturnType<typeof createNotices> }) {
  return (
    <Show when={props.notices.current()}>
      {(notice) => (
        <div class={styles.bar} role={notice().kind === 'trouble' ? 'alert' : 'status'}>
          <Icon name={notice().kind === 'trouble' ? 'warn' : 'check'} />
          <p>{textOf(notice())}</p>
          <Show when={actOf(notice())}>
            {(act) => (
              <Button
                label={act().label}
                size="small"
                look="ghost"
                onClick={() => {
                  props.notices.dismiss()
                  act().run()
                }}
              />
            )}
          </Show>
          <Show when={notice().kind === 'trouble'}>
            <Button
              label={words.trouble.dismiss}
              icon="x"
              look="ghost"
              size="small"
              bare
              onClick={props.notices.dismiss}
            />
          </Show>
        </div>
      )}
    </Show>
  )
}

function actOf(notice: Notice) {
  return notice.key === 'said' ? notice.act : undefined
}

function textOf(notice: Notice): string {
  if (notice.key === 'said') return notice.text
  return notice.key === 'session-only' ? words.account.sessionOnly : words.trouble[notice.key]
}
