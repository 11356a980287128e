module Paginates
  extend ActiveSupport::Concern

  included do
    before_action :set_page

    helper_method :page
  end

  class_methods do
    def per_page(count = nil)
      @per_page = count if count
      @per_page || 20
    end
  end

  private

  def page
    @page
  end

  def set_page
    @page = [params[:page].to_i, 1].max
  end
end
