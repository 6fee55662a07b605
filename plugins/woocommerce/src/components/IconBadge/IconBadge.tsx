import { ComponentType } from 'react';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import { Tone, useToneStyles } from '../useToneStyles';

/** A colour, and an icon for those who don't see it. */
export interface BadgeLook {
  readonly tone: Tone;
  readonly Icon: ComponentType<SvgIconProps>;
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
    },
  }),
  { name: 'WooCommerceIconBadge' },
);

/** A state, by an icon, a text and a colour. */
export function IconBadge(props: { look: BadgeLook; label: string }) {
  const { look, label } = props;
  const { tone, Icon } = look;
  const classes = useStyles();
  const toneClasses = useToneStyles();
  return (
    <span className={`${classes.root} ${toneClasses[tone]}`}>
      <Icon fontSize="small" aria-hidden />
      {label}
    </span>
  );
}
