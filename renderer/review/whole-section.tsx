import { For, Match, Show, Switch } from 'solid-js'
import { useDesk } from '../desk/desk'
import { changedField } from '../history/happened'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { words } from '../words/words'
import type { SectionProps } from './conflict-section'
import head from './conflict-section.module.css'
import { choicesOf } from './decisions'
import { EditMine } from './edit-mine'
import { isEditable, keyOfItem, labelOfItem, nameOfItem, shownInReview } from './item-words'
import { sectionId } from './section-id'
import styles from './whole-section.module.css'

/** What is no field changed on both sides: a contact gone or refused, a deletion, a value that is not taken. */
export function WholeSection(props: SectionProps) {
  const desk = useDesk()
  const key = () => keyOfItem(props.item)
  const isDeletion = () => ['gone', 'deletion'].includes(props.item.what.kind)
  const keyed = (digit: string) => (props.current ? { 'data-key': digit, 'aria-keyshortcuts': digit } : {})
  return (
    <section
      class={head.section}
      id={sectionId(key())}
      role="group"
      tabIndex={-1}
      aria-label={labelOfItem(props.item)}
      onFocusIn={() => props.review.choose(key())}
    >
      <div class={head.head}>
        <Icon name={isDeletion() ? 'trash' : 'warn'} />
        <h3>{labelOfItem(props.item)}</h3>
        <span class={head.gap} />
        <Show when={!isDeletion() && !props.editing}>
          <span class={head.keyed}>
            <Button
              label={isEditable(props.item) ? words.field.edit : words.review.openContact}
              icon="pencil"
              look="ghost"
              size="small"
              onClick={() =>
                isEditable(props.item) ? props.onEditing(true) : void desk.openAt(props.item.id, props.item.path)
              }
            />
            <Show when={props.current}>
              <span aria-hidden="true">
                <Kbd>3</Kbd>
              </span>
            </Show>
          </span>
        </Show>
      </div>
      <div class={styles.card} data-focus={props.current ? '' : undefined}>
        <Why item={props.item} />
        <Show
          when={props.editing}
          fallback={
            <div class={styles.acts}>
              <Button
                label={choicesOf(props.item).mine}
                look={props.current ? 'filled' : 'plain'}
                onClick={() => void props.review.decide(props.item, 'mine')}
                {...keyed('1')}
              />
              <Button
                label={choicesOf(props.item).theirs}
                onClick={() => void props.review.decide(props.item, 'theirs')}
                {...keyed('2')}
              />
            </div>
          }
        >
          <EditMine review={props.review} item={props.item} onClose={() => props.onEditing(false)} />
        </Show>
      </div>
    </section>
  )
}

/** What happened, and what of ours is at stake. */
function Why(props: Pick<SectionProps, 'item'>) {
  const what = <K extends SectionProps['item']['what']['kind']>(kind: K) => {
    const now = props.item.what
    return now.kind === kind ? (now as Extract<typeof now, { kind: K }>) : undefined
  }
  const message = () => (what('refused') ?? what('created') ?? what('note'))?.message
  return (
    <>
      <Switch>
        <Match when={what('gone')}>
          {(gone) => (
            <>
              <p>{words.review.goneHint(gone().changes.length + gone().notes.length)}</p>
              <dl class={styles.values}>
                <For each={gone().changes}>
                  {(change) => (
                    <div>
                      <dt>{changedField(change.path)}</dt>
                      <dd dir="auto">{shownInReview({ ...props.item, path: change.path }, change.mine)}</dd>
                    </div>
                  )}
                </For>
                <For each={gone().notes}>
                  {(note) => (
                    <div>
                      <dt>{words.contact.noteKinds[note.type]}</dt>
                      <dd dir="auto">{note.note}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </>
          )}
        </Match>
        <Match when={what('deletion')}>
          {(deletion) => (
            <p>
              {words.review.deletionHint(nameOfItem(props.item))}{' '}
              <Show when={deletion().who}>{(who) => words.field.changedBy(who().name, who().at)}</Show>
            </p>
          )}
        </Match>
        <Match when={what('created')}>
          {(created) => (
            <p>
              {words.contact.notCreated(created().message)}{' '}
              <Show when={created().taken}>{(taken) => words.contact.taken(taken().name || words.contact.noName)}</Show>
            </p>
          )}
        </Match>
        <Match when={message()}>{(said) => <p>{words.review.refused(said())}</p>}</Match>
      </Switch>
      <Show when={what('refused')}>
        {(refused) => (
          <dl class={styles.values}>
            <div>
              <dt>{words.field.theirs}</dt>
              <dd dir="auto">{shownInReview(props.item, refused().base)}</dd>
            </div>
            <div>
              <dt>{words.field.yours}</dt>
              <dd dir="auto">{shownInReview(props.item, refused().mine)}</dd>
            </div>
          </dl>
        )}
      </Show>
      <Show when={what('note')}>{(note) => <p class={styles.note}>{note().note}</p>}</Show>
    </>
  )
}
