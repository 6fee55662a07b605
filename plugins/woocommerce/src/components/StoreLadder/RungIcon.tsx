import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import LoopIcon from '@material-ui/icons/Loop';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import { RungState } from '../../lib/toRungState';
import { Tone, useToneStyles } from '../useToneStyles';

const APPEARANCE: Record<
  RungState,
  { icon: typeof CheckCircleIcon; tone: Tone }
> = {
  reached: { icon: CheckCircleIcon, tone: 'good' },
  current: { icon: LoopIcon, tone: 'busy' },
  failed: { icon: CancelIcon, tone: 'bad' },
  waiting: { icon: RadioButtonUncheckedIcon, tone: 'neutral' },
  skipped: { icon: RemoveCircleOutlineIcon, tone: 'neutral' },
  notNeeded: { icon: RemoveCircleOutlineIcon, tone: 'neutral' },
};

/** The state of a rung as an icon; the rung says the same in words. */
export function RungIcon(props: { state: RungState }) {
  const { state } = props;
  const { icon: Icon, tone } = APPEARANCE[state];
  const toneClasses = useToneStyles();
  return <Icon className={toneClasses[tone]} fontSize="small" aria-hidden />;
}
