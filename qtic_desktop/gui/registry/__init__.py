"""基础库 in the settings: rules, batches and departments, fonts of the papers."""

from qtic_desktop.gui.registry.calendar_section import CalendarSection
from qtic_desktop.gui.registry.fonts_section import FontsSection
from qtic_desktop.gui.registry.lists_section import ListsSection
from qtic_desktop.gui.registry.office_list_section import OfficeListSection
from qtic_desktop.gui.registry.rubric_section import RubricSection
from qtic_desktop.gui.registry.rules_section import RulesSection

__all__ = ["CalendarSection", "FontsSection", "ListsSection", "OfficeListSection", "RubricSection", "RulesSection"]
