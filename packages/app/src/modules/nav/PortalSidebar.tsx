import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import { NavContentComponentProps } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import {
  Settings as SettingsSidebarItem,
  UserSettingsSignInAvatar,
} from '@backstage/plugin-user-settings';
import { SidebarLogo } from './SidebarLogo';

/** The pages that the sidebar shows, in this order. */
const PAGES = [
  'page:catalog',
  'page:woocommerce',
  'page:scaffolder',
  'page:api-docs',
  'page:techdocs',
];

/** The sidebar: search, the portal's pages, notifications and settings. */
export function PortalSidebar(props: NavContentComponentProps) {
  const { navItems } = props;
  const items = navItems.withComponent(item => (
    <SidebarItem icon={() => item.icon} text={item.title} to={item.href} />
  ));
  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup icon={<SearchIcon />} label="Search" to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup icon={<MenuIcon />} label="Menu">
        {PAGES.map(id => items.take(id))}
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem />
      <SidebarDivider />
      <SidebarGroup
        icon={<UserSettingsSignInAvatar />}
        label="Settings"
        to="/settings"
      >
        <SettingsSidebarItem />
      </SidebarGroup>
    </Sidebar>
  );
}
