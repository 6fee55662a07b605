import { makeStyles } from '@material-ui/core/styles';
import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { LogoMark } from './LogoMark';

const useStyles = makeStyles(
  {
    root: {
      display: 'flex',
      alignItems: 'center',
      gap: 12,
      height: 3 * sidebarConfig.logoHeight,
      width: sidebarConfig.drawerWidthClosed,
      paddingLeft: 20,
      color: '#ffffff',
      fontSize: 20,
      fontWeight: 'bold',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'PortalSidebarLogo' },
);

/** The portal's logo, with its name where there is room; leads home. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link aria-label="Home" className={classes.root} to="/" underline="none">
      <LogoMark />
      {isOpen && 'Stores'}
    </Link>
  );
}
