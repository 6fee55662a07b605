import { makeStyles } from '@material-ui/core/styles';
import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { LogoMark } from './LogoMark';

const useStyles = makeStyles(
  {
    root: {
      display: 'flex',
      alignItems: 'center',
      gap: 12,
      height: 3 * sidebarConfig.logoHeight,
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
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Backstage';
  return (
    <Link
      aria-label={`${title}, home`}
      className={classes.root}
      to="/"
      underline="none"
    >
      <LogoMark />
      {isOpen && title}
    </Link>
  );
}
