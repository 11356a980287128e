require "csv"

module Admin
  class BaseController < ApplicationController
    layout "admin"
    before_action :require_admin

    private

    def require_admin
      redirect_to root_path unless current_user&.admin?
    end
  end

  class ExportsController < BaseController
    def create
      csv = CSV.generate do |out|
        out << %w[id total]

        Order.find_each { |order| out << [order.id, order.total] }
      end

      send_data csv, filename: "orders.csv"
    end
  end
end
