import { makeStyles } from '@material-ui/core/styles';
import blue from '@material-ui/core/colors/blue';
import green from '@material-ui/core/colors/green';
import grey from '@material-ui/core/colors/grey';
import orange from '@material-ui/core/colors/orange';
import red from '@material-ui/core/colors/red';

/** What a colour stands for. It always goes with an icon and a text. */
export type Tone = 'good' | 'bad' | 'warning' | 'busy' | 'neutral';

/** A class for each tone, in a colour that stands out from the background. */
export const useToneStyles = makeStyles(
  theme => {
    const isDark = theme.palette.type === 'dark';
    return {
      good: { color: isDark ? green[300] : green[800] },
      bad: { color: isDark ? red[200] : red[800] },
      warning: { color: isDark ? orange[300] : orange[900] },
      busy: { color: isDark ? blue[300] : blue[800] },
      neutral: { color: isDark ? grey[400] : grey[700] },
    };
  },
  { name: 'WooCommerceTone' },
);
